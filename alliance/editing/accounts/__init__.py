"""Who may come in, how, and what each may do: roles, signing in, second factor, sessions, passwords."""
