"""What looks like an address: a URL, an email address, a handle or a hashtag. No rule for words holds inside it."""

import re

ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?)'’]|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|(?<![\w/])[@#]\w+"
)
