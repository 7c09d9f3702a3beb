# compat: module
__all__ = ["listed_sub", "package_attribute"]
package_attribute = "attr"
