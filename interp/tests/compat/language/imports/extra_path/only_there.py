# compat: module
where = "in the extra folder"
