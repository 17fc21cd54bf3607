DELETE FROM time_off WHERE id IN (SELECT value ->> 'id' FROM json_each(:rows))
