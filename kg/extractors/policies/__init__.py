"""Laws, plans and documents, and what a report says of them."""
