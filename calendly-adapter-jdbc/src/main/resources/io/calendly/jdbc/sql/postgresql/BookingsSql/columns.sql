b.id, b.event_type_id, b.meeting_id, b.start_time, b.end_time, b.status, b.invitee_name, b.invitee_email,
b.invitee_time_zone, b.guests, b.answers, b.token_hash, b.created_at, b.rescheduled_from_start, b.rescheduled_from_end,
b.ended_at, b.ended_reason, b.version
