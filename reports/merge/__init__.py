"""Records to summaries (`summarise`): what is known of whom, decided and traceable."""
