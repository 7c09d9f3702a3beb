# compat: module
import math
plain_public = "pp"
_plain_private = "no"


class PlainClass:
    pass
