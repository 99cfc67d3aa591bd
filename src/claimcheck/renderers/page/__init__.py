"""The files that the HTML report is made of: a skeleton, a style sheet and a script, none of which fetches anything."""
