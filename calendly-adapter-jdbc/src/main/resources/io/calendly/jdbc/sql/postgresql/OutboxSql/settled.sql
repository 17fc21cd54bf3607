SELECT settled_outbox_position()
