"""What can go wrong with records, each as a sentence for the person at the desk."""


class RecordsError(Exception):
    """Say what was found, where, and what to do. The text is meant to be shown as it is."""


class RecordsInUse(RecordsError):  # noqa: N818 - named for what is the case
    """Another window works on the same folder; nothing was touched."""


class RecordsDamaged(RecordsError):  # noqa: N818
    """What is stored cannot be read; it was left as it is."""


class RecordsTooNew(RecordsError):  # noqa: N818
    """A newer version of the program wrote this; it was left as it is."""
