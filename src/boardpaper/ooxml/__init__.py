"""Word's files and their XML. This room knows no paper, no plan and no house style."""
