"""The errors of kbaudit: one root, one branch per thing that a user can mend."""


class KbauditError(Exception):
    """The audit could not be done. The message says what is wrong and what to do next."""


class ConfigurationError(KbauditError):
    """A configuration file, an option or a rule code is not usable."""


class SourceError(KbauditError):
    """A source cannot be audited at all: it does not exist, cannot be listed or holds no documents."""


class ModelError(KbauditError):
    """The embedding model that was asked for is missing or is not what it claims to be."""


class MissingModelError(ModelError):
    """No embedding model could be found on this machine."""


class StoreError(KbauditError):
    """The store cannot be used: it is damaged, newer than this program, or not writable."""


class LockedError(KbauditError):
    """Another audit uses the store."""


class OutOfTimeError(KbauditError):
    """The audit took longer than it may."""


class OutputError(KbauditError):
    """A report could not be written where it was asked for."""


class AnswerError(KbauditError):
    """Answers to findings cannot be taken in. The message names every row or entry that is wrong."""


class QueryError(KbauditError):
    """A question to the record cannot be answered."""
