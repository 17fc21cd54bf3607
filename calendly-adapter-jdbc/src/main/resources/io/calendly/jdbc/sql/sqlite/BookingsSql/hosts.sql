(SELECT json_group_array(p.user_id) FROM participants p WHERE p.meeting_id = b.meeting_id)
