"""What English says; rooms import downward only: scopes, clauses, figures and parser, text, lexicons."""
