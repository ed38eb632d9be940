"""One module a command: `command` is the function, `app` a group of them."""
