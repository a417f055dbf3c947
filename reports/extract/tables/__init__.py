"""Tables written as text: what the heads of their columns and rows say of the cells."""
