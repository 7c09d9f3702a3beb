"""Caret markers on lines with characters outside ASCII and with tabs."""
# compat: traceback


def größe(wert):
	if wert:
		ergebnis = "größer: " + str(wert) + ("ä" * wert); return ergebnis + größe(wert - 1) / 2
	return 0


größe(1)
