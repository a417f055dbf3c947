"""The view model (`report`), made of summaries (`compose`) in sentences (`prose`) and tables (`tables`)."""
