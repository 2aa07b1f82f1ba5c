"""`python -m cjm` is the command `cjm`."""

import sys

from ._command import main

sys.exit(main())
