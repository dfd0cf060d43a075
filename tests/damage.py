"""Files that something happened to."""


def damaged(whole: bytes, share: int) -> tuple[bytes, ...]:
    """Return a file cut off, with one byte changed, and emptied.

    Args:
        whole: What is in it.
        share: Where it happened, in hundredths of its length.
    """
    place = len(whole) * share // 100
    changed = bytes([whole[place] ^ 1])
    return whole[:place], whole[:place] + changed + whole[place + 1 :], b""
