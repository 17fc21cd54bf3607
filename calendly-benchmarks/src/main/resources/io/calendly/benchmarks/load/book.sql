\set number random(1, 2000000000)
\set host random(52, 251)
\set start 1894233600 + random(0, 5000000) * 60
\set stop :start + 60
BEGIN
@EventTypesSql/find :id='@solo'
@UsersSql/lockExisting :ids=ARRAY[CAST(:host AS bigint)]
@CalendarsSql/read ?=ARRAY[CAST(:host AS bigint)] ?=CAST(:start AS bigint)-176400 ?=CAST(:stop AS bigint)+176400 ?=CAST(:start AS bigint)/86400-3 ?=CAST(:start AS bigint)/86400+3 ?=NULL
@EventTypesSql/find :id='@solo'
@MeetingsSql/insert :rows=json_build_array(json_build_object('id',CAST(md5(CAST(CAST(:number AS bigint) AS text) || CAST(CAST(:start AS bigint) AS text)) AS uuid),'start_time',CAST(:start AS bigint),'end_time',CAST(:stop AS bigint),'created_at',CAST(:start AS bigint),'title','Talk','description','','location','','series_time_zone','UTC','cancellation_reason','','version',1,'event_type_id','@solo','buffer_before',0,'buffer_after',0))
@MeetingsSql/insertParticipants :rows=json_build_array(json_build_object('meeting_id',CAST(md5(CAST(CAST(:number AS bigint) AS text) || CAST(CAST(:start AS bigint) AS text)) AS uuid),'user_id',CAST(:host AS bigint),'start_time',CAST(:start AS bigint),'end_time',CAST(:stop AS bigint),'canceled',0))
@OccupiedTimeSql/releaseExpiredOf :rows=json_build_array(json_build_object('user_id',CAST(:host AS bigint),'now',0))
@OccupiedTimeSql/occupy :rows=json_build_array(json_build_object('owner_kind','MEETING','owner_id',CAST(md5(CAST(CAST(:number AS bigint) AS text) || CAST(CAST(:start AS bigint) AS text)) AS uuid),'user_id',CAST(:host AS bigint),'start_time',CAST(:start AS bigint),'end_time',CAST(:stop AS bigint),'buffer_before',0,'buffer_after',0))
@BookingsSql/insert :rows=json_build_array(json_build_object('id',CAST(md5(CAST(CAST(:number AS bigint) AS text) || CAST(CAST(:start AS bigint) AS text)) AS uuid),'event_type_id','@solo','meeting_id',CAST(md5(CAST(CAST(:number AS bigint) AS text) || CAST(CAST(:start AS bigint) AS text)) AS uuid),'start_time',CAST(:start AS bigint),'end_time',CAST(:stop AS bigint),'status','CONFIRMED','invitee_name','Ivy','invitee_email','ivy@example.com','invitee_time_zone','UTC','guests','[]','answers','{}','token_hash','','created_at',CAST(:start AS bigint),'ended_reason','','version',1))
@OutboxSql/append :rows=json_build_array(json_build_object('number',1,'subject_kind','meeting','subject_id',CAST(md5(CAST(CAST(:number AS bigint) AS text) || CAST(CAST(:start AS bigint) AS text)) AS uuid),'at',CAST(:start AS bigint),'actor','administrator','type','meeting.scheduled','data',json_build_object()),json_build_object('number',2,'subject_kind','meeting','subject_id',CAST(md5(CAST(CAST(:number AS bigint) AS text) || CAST(CAST(:start AS bigint) AS text)) AS uuid),'at',CAST(:start AS bigint),'actor','administrator','type','booking.confirmed','data',json_build_object()))
COMMIT
