"""`python -m quizkit`."""

import sys

from quizkit.cli.main import main

sys.exit(main())
