"""What the benchmarks run in processes of their own: in our interpreter, or in that of the peers, which has no quizkit."""
