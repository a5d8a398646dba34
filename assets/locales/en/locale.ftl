# The language itself: its name, plural rules, dates and lists. Read by every face and by the command.

language-name = English

# complete, or partial: what a partial translation lacks is said in English, and the tests list it.
translation = complete

# CLDR's plural rules for whole numbers (UTS 35, "Language Plural Rules"); what no rule holds for is `other`.
plural-one = i = 1 and v = 0

# Whether names are shown with their reading (kana) beside them: yes or no.
shows-readings = no

# Days and times. { $time } is always 24-hour: 10:30.
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
date = { $weekday } { $day } { $month } { $year }
date-short = { $weekday } { $day } { $month }
moment = { $date }, { $time }

# From one to the other: times of one day; days, or moments on different days.
time-span = { $from }–{ $to }
from-to = { $from } – { $to }

# Between the items of a list.
list-comma = ,{" "}
