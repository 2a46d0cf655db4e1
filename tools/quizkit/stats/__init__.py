"""What a bank holds, and what its questions are like as a whole: numbers for `quizkit stats`."""
