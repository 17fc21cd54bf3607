@EventTypesSql/find :id='@solo'
@CalendarsSql/read ?='{1}' ?=1894057200 ?=1897002000 ?=21921 ?=21957 ?=NULL
