DELETE FROM occupied_time WHERE owner_id IN (SELECT value ->> 'owner_id' FROM json_each(:rows))
