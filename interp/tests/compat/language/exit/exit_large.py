"""Exit codes are taken modulo 256."""

raise SystemExit(256 + 42)
