-- An update that never scans. The table has wide rows, so that the planner would read a short one whole for a few ids.
INSERT INTO bookings (id, event_type_id, meeting_id, start_time, end_time, status, invitee_name, invitee_email,
                      invitee_time_zone, guests, answers, token_hash, created_at, rescheduled_from_start,
                      rescheduled_from_end, ended_at, ended_reason, version)
SELECT r.id, r.event_type_id, r.meeting_id, r.start_time, r.end_time, r.status, r.invitee_name, r.invitee_email,
       r.invitee_time_zone, r.guests, r.answers, r.token_hash, r.created_at, r.rescheduled_from_start,
       r.rescheduled_from_end, r.ended_at, r.ended_reason, r.version
FROM json_populate_recordset(CAST(NULL AS bookings), CAST(:rows AS json)) AS r
ON CONFLICT (id) DO UPDATE
SET meeting_id = excluded.meeting_id, start_time = excluded.start_time, end_time = excluded.end_time,
    status = excluded.status, rescheduled_from_start = excluded.rescheduled_from_start,
    rescheduled_from_end = excluded.rescheduled_from_end, ended_at = excluded.ended_at,
    ended_reason = excluded.ended_reason, version = excluded.version
