"""Rules of the family: quizzes."""
