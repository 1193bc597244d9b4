"""The first page of the admin: the work that waits, in queues."""
