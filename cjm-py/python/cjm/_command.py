"""The console script `cjm`."""

import signal
import sys

from . import _cjm


def main() -> int:
    """Run the command line and give its exit code."""
    # Python only notes Ctrl-C and acts between two of its own steps; here it must end the program.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _cjm.main(["cjm", *sys.argv[1:]])
