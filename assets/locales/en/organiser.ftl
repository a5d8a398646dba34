# What the command boothwalk says.

severity-error = error
severity-warning = warning
severity-note = note

help = From a folder of JSON to a hosted exhibition.
help-after = Exit codes: 0 done, 1 not done (the reason is on standard error), 2 the command line was not understood.
help-argument-lang = Language of the messages: ja or en [default: the system's]
help-argument-json = Say it as JSON, for programs
help-argument-quiet = Say only what is wrong
help-argument-engine = Folder of the engine [default: the one inside this command]
help-argument-base = Where the site will stand, for search engines and link previews
help-argument-quick = Do not compress anything
help-new = Make a small complete event to edit
help-new-after = Example:
    boothwalk new my-event

    The folder holds an event, two booths, a programme, the schemas for editors, and a page for exhibitors.
help-new-folder = Folder to make
help-plan = Draw a floor plan of each hall (SVG)
help-plan-after = Example:
    boothwalk plan my-event --out plans
help-plan-event = Folder with event.json
help-plan-out = Folder to write the drawings into
help-plan-paper = Paper of each drawing [default: the smallest on which names can be read]

help-licences = Show whose work is in this command and in its sites
help-check = Say everything there is to say about an event or a booth file
help-check-after = Examples:
    boothwalk check my-event
    boothwalk check my-event/booths/our-booth.json --watch
    boothwalk check my-event --online --base https://fair.example.org/2026/
    boothwalk check my-event --json

    Exit code 1 when there are errors. Warnings and notes do not stop a build.
help-check-path = Folder with event.json, or one booth file
help-check-watch = Check again whenever a file is saved
help-check-no_notes = Leave out what is only worth knowing
help-check-all_notes = Show each note with its place and what to do, not only how many of a kind there are
help-build = Check an event and write it as a static site
help-build-after = Examples:
    boothwalk build my-event --out site
    boothwalk build my-event --out site --base https://fair.example.org/2026/
    boothwalk build my-event --out archive --archive

    The site is written beside SITE and then swapped in: visitors never see half of it.
help-build-event = Folder with event.json
help-build-out = Folder to write the site into: a new one, an empty one or a former site
help-build-archive = Freeze an ended event: recordings and mail stay; live streams, message forms and looks for changes go; SHA256SUMS lists every file
help-build-engine_at = Use the engine of another site on the same host, by its path seen from this one
help-serve = Serve an event or a site on this machine
help-serve-after = Examples:
    boothwalk serve my-event
    boothwalk serve site --port 9000

    An event's folder is built anew whenever one of its files is saved.
help-serve-folder = Folder with event.json, or a built site
help-serve-port = Port to listen on; 0 takes any that is free
help-serve-bind = Address to listen on; others than the default let other machines in
help-serve-live = Let staff and visitors meet at the booths, for a trial on this machine: starts mosquitto and stops it with itself

new-taken = { $folder } is not empty, and nothing of it is written over. Name a new folder.
new-not-writable = Nothing can be written at { $folder } ({ $reason }). Name another folder, or let this user write there.
new-done = Made { $folder }. See it with: boothwalk serve { $folder }
plan-done = { $halls ->
    [one] One plan drawn
   *[other] { $halls } plans drawn
  }

no-such-folder = There is no folder { $folder }. Check the spelling, or make a new event with: boothwalk new { $folder }
not-a-folder = { $folder } is a file; the folder it lies in is wanted.
not-an-event = { $folder } holds no event.json, so it is no event. Name the folder in which event.json lies.
event-not-shown = The event in { $folder } cannot be shown as it is; nothing was written.

engine-none = This command was built without the engine inside. Name its folder with --engine; ./wasm-build.sh makes it.
engine-none-there = There is no engine in { $folder }: boot.js is missing. ./wasm-build.sh makes one.
licences-none = This command was built without its notices; ./wasm-build.sh makes one that has them.
engine-unreadable = The engine in { $folder } cannot be read

build-files = Reading { $booths ->
    [one] one booth
   *[other] { $booths } booths
  } with pictures and documents
site-pages = Writing the pages
site-fonts = Cutting the typefaces to the event
undrawable = None of our typefaces has these characters: { $characters }
undrawable-advice = The visitor's own device draws them where it has a typeface for them, and boxes where it has none. Write others if these were not meant.
build-writing = Writing and compressing
build-writing-quick = Writing
build-done = The site stands in { $site }{ $findings ->
    [0] {""}
    [one] ; one thing to look at
   *[other] ; { $findings } things to look at
  }
build-into-itself = The site cannot be written to { $folder }: that is the event's own folder, or lies in it, or it in that. Name another one with --out.
build-not-a-site = { $folder } holds other things than a site, and a new site would replace them. Name an empty or a new folder with --out.
picture-moves = The picture { $name } moves; visitors see its first frame.
picture-moves-advice = That may be as meant. A film belongs in “screen”, with captions.
picture-left-out = The picture { $name } is left out: { $reason }.
picture-left-out-advice = Save it again as PNG, JPEG or WebP under the name that is written here.
document-left-out = { $name } is left out: { $reason }.
document-left-out-advice = Put the file there, or correct the name.
document-of-no-kind = { $name } is left out: { $reason }.
document-of-no-kind-advice = Save it as a PDF, a picture, a film or a text, under a plain name with the right ending.

not-printed = The result could not be written: { $reason }.

# Why the system refused
system-missing = there is no such file or folder
system-forbidden = this user may not
system-taken = there is a file of that name
system-no-folder = a part of the path is a file and no folder
system-folder = it is a folder and no file
system-full = the disk is full
system-quota = this user may store no more
system-read-only = the disk can only be read
system-too-large = the file grew larger than it may
system-no-name = the name is too long, or has letters that names of files cannot have
system-busy = another program is using it

booth-unlisted = { $name } is named in no hall of event.json, so nobody sees it.
booth-unlisted-advice = Add it to the “booths” of a hall, or delete the file.
template-text = This text still stands as the template has it, and visitors would read it.
template-text-advice = Write your own, or take the field or the booth out.
help-usage = Usage
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-help = Print this help, or that of a command
help-argument-help = Print help
help-argument-version = Print version
help-build-allow_broken = Exit code 0 also where a booth could not be read
usage-unknown-argument = There is no argument “{ $argument }” here.
usage-unknown-command = There is no command “{ $argument }”.
usage-missing = This is missing: { $argument }.
usage-no-command = Say what is to be done.
usage-value = “{ $value }” does not do for { $argument }.
usage-no-value = { $argument } wants a value behind it.
usage-too-many = “{ $value }” is one too many for { $argument }.
usage-conflict = { $argument } and { $other } cannot be used together.
usage-utf8 = The command line has letters that cannot be read (not UTF-8).
usage-not-understood = This command line was not understood.
usage-meant = Perhaps this was meant: { $meant }.
usage-help = More with: boothwalk --help
build-booth-kept = { $name } cannot be read now; its last good copy stays in the site.
build-booth-absent = { $name } cannot be read, and there is no former copy of it; the booth is left out of the site.
build-all-broken = No booth of the event can be read, so nothing was written; a former site stays as it was.
build-file-there = { $folder } is a file; the folder for the site is wanted. Name another one with --out.
build-not-writable = Nothing can be written at { $folder } ({ $reason }). Name a folder of your own with --out, or let this user write there.
fault-picture-kind = its format is { $kind }, which browsers or this command cannot show
fault-empty = it is empty (0 bytes)
fault-not-picture = its content is { $kind }, which is no picture
picture-missing-advice = Put the picture there, or correct the name.
picture-near-advice = Put the picture there, or correct the name. Perhaps this was meant: { $near }.
picture-kind-advice = Open it in the program that made it and export it as PNG (drawings, text) or JPEG (photographs).
picture-heic-advice = Save it as JPEG. On an iPhone: Settings, Camera, Formats, “Most Compatible”; or share the photograph by mail, which makes it a JPEG.
picture-outside-advice = Copy the picture itself into the event's folder: a link that leads out of it is not followed.
fault-browsers-pixels = it has more pixels than the hall takes from another host
picture-large-advice = Make it smaller: 1600 pixels on the longer side are all that is shown.
picture-empty-advice = Copy the picture there again; it did not arrive whole.
picture-not-advice = Open it to see what it is, and put the picture itself there.
picture-name-advice = Give the folder a plain name of letters, digits and hyphens.
id-reserved = Windows keeps the name “{ $id }” for a device: there, neither this event nor its site can be stored.
id-reserved-advice = Choose another id, such as { $id }-booth.

no-messages = There are no messages in “{ $language }”, so these are in English. There are some in: { $languages }
check-same = The same at { $count ->
    [one] one more place
   *[other] { $count } more places
  }: { $paths }
check-notes-same = { $count } places in { $files ->
    [one] one file
   *[other] { $files } files
  }: { $names }
check-notes-like = { $count } of this kind in { $files ->
    [one] one file
   *[other] { $files } files
  }: { $names }
check-notes-all = Each note with its place and what to do: boothwalk check { $path } --all-notes
advice = what to do
check-sum = { $errors ->
    [0] No errors
    [one] One error
   *[other] { $errors } errors
  }, { $warnings ->
    [0] no warnings
    [one] one warning
   *[other] { $warnings } warnings
  }, { $notes ->
    [0] no notes
    [one] one note
   *[other] { $notes } notes
  }.
hall-heavy = The pictures of hall “{ $hall }” are { $bytes } MB; { $budget } MB is what visitors on slow lines wait for.
hall-heavy-advice = Spread the booths over more halls, or ask exhibitors for fewer posters.
day-far = A session is on { $day }, far from the event's own days ({ $first } to { $last }).
day-far-advice = Correct the year or the month of all sessions of that day, or the “hours” of the event.
plot-beyond = Plot { $plot } stands on the sign only: the hall has { $plots } plots.
plot-beyond-advice = Leave it where the number is all that matters. For a place of its own, write “plots” with at least that number into the hall in event.json; “boothwalk plan” draws the free ones as well.
plot-other-size = Plot { $plot } stands on the sign only: the place with that number is for a booth of another size.
plot-other-size-advice = Leave it where the number is all that matters. For a certain place, write a number of the drawing that “boothwalk plan” makes.
name-long-for-sign = The name is { $width } letters wide; a booth's sign shows about { $limit } in letters one can read from the aisle.
name-long-for-sign-advice = Give a shorter form of the name if there is one; the full name can stand in the tagline.
colours-alike = The two colours differ by a contrast of { $contrast }; the accent is seen from { $wanted } on.
colours-alike-advice = Choose a lighter or darker accent, or leave it out: one is made from the main colour.
material-over = The material has not been available since { $until }.
material-over-advice = Take it out, or give a later date.
staff-over = All hours at which somebody answers have gone by.
staff-over-advice = Give new hours, or take the old ones out.

fault-missing = file not found
fault-outside = it lies outside the event's folder
fault-not-a-file = it is no file
fault-too-large = it has { $bytes } bytes; at most { $limit } are read
fault-no-picture = it is no picture that can be read (PNG, JPEG, WebP or GIF)
fault-too-many-pixels = it has { $width } x { $height } pixels; at most { $side } on a side and { $pixels } million in all are read
fault-damaged = it is damaged ({ $reason })

serve-address = Open { $url } (Ctrl+C ends)
serve-changed = A file has changed
serve-port-in-use = Another program listens on port { $port } already. Choose one with --port, or any that is free with --port 0.
serve-port-forbidden = Port { $port } is for the system's own services. Choose one above 1023 with --port.
serve-no-such-address = This machine has no address { $address }. Choose another with --bind.

sizes-part = Part
sizes-raw = bytes
sizes-brotli = brotli
sizes-gzip = gzip

help-import = Bring a list of exhibitors, or a programme, into an event
help-import-after = Examples:
    boothwalk import my-event exhibitors.xlsx --dry-run
    boothwalk import my-event exhibitors.csv
    boothwalk import my-event schedule.json

    Reads CSV (UTF-8 or Shift_JIS), Excel, OpenDocument, and schedule.json of pretalx and others. What changes is
    shown first. Run it again with a newer list: what was changed by hand meanwhile is kept, and said.
    With --map, a JSON object such as {"{"} "Firma": "name.en", "Notes": "-" {"}"} says what your own headings mean.
help-import-event = Folder with event.json
help-import-file = The list: { $formats }
help-import-dry_run = Show what would change and write nothing
help-import-map = Headings of your own: a JSON object from heading to field
help-import-sheet = Sheet of the workbook [default: the first with something in it]
help-import-with_hidden = Take what the workbook hides too: rows, columns, filtered rows
help-import-encoding = Encoding of the list, where it is not found out
help-import-public_mail = Column of mail addresses that visitors may see
help-import-withdraw = Take away and move what the newer list takes away and moves
help-import-renamed = What exhibitors are that probably have a new name: the same ones, or new ones
help-import-headings = List the headings that are understood
help-import-make_topics = Add topics that the event does not have
help-import-make_halls = Add halls that the event does not have
help-import-day_order = Order of day and month where the list leaves it open, as 05/11/2030 does
help-import-hall = Hall of new booths whose row names none [default: the first]
help-import-overwrite = Take the list's word also where something was changed by hand

import-no-file = There is no file { $file }.
import-too-large = { $file } is no file, or has more than { $limit } MB. Take the pictures out of it, or save the list alone.
import-no-table = { $file } cannot be read as a list: { $reason }. Save it as CSV (UTF-8) or .xlsx and try again.
import-no-list = { $file } is no list: { $reason }.
import-no-encoding = it is no text in an encoding that is found out: row { $line } breaks off at “{ $near }” (name the encoding with --encoding)
import-no-sheet = it has no sheet “{ $sheet }”
import-no-headings = In { $file } no row was found that heads the columns. A column with the exhibitors' names is needed (“Company”, “会社名”), or one with session titles (“Title”, “タイトル”). Say what your own headings mean with --map.
import-no-headings-hidden = In { $file } no row that is shown heads the columns. Some rows or columns are hidden: show them in the workbook, or take them too with --with-hidden.
import-bad-schedule = { $file } is no schedule.json as its schema says
import-bad-map = { $file } is no JSON object from heading to field
import-hall-unknown = The event has no hall “{ $hall }”. It has: { $halls }.
import-too-many = The event would have { $booths } booths; at most { $limit } are shown.
import-read-as = Read as { $how }.
import-other-sheets = Not read: { $sheets }. Choose a sheet with --sheet.
import-columns-unknown = Columns not understood, and left out: { $columns }
import-columns-private = Columns left out because visitors would see them: { $columns }
import-cut = The list is longer than what is read; its end is left out.
import-nameless = Row { $row }: no name, left out.
import-aside = Row { $row }: “{ $text }” is taken for a total, a remark or a heading, and left out.
import-cancelled = { $row ->
    [0] {""}
   *[other] Row { $row }:{" "}
  }“{ $text }” is called off or not public, and left out.
import-twice = Row { $row }: “{ $name }” has the same name as row { $first }; both are kept as booths of their own.
import-new = + { $row ->
    [0] {""}
   *[other] row { $row },{" "}
  }{ $name }: new in { $file }
import-changed = ~ { $row ->
    [0] {""}
   *[other] row { $row },{" "}
  }{ $name }: changed in { $file }
import-same = = { $row ->
    [0] {""}
   *[other] row { $row },{" "}
  }{ $name }: stays as it is in { $file }
import-elsewhere = ! { $row ->
    [0] {""}
   *[other] row { $row },{" "}
  }{ $name }: cannot be changed here, its file is { $file }
import-no-day = ! { $row ->
    [0] {""}
   *[other] row { $row },{" "}
  }{ $name }: left out, because no day could be read
import-field-new = { $field }: { $after }
import-field-changed = { $field }: { $before } → { $after }
import-field-kept = { $field }: “{ $before }” was written by hand and stays (the list says “{ $after }”)
import-field-removed = { $field }: taken out by hand, and stays out (the list says “{ $after }”)
import-unknown = not understood in { $column }: { $text }
import-no-topic = not in the event's vocabulary ({ $column }): { $text } (add it to “topics” in event.json, then import again)
import-no-hall = no hall of the event ({ $column }): { $text }
import-no-language = in no language of the event ({ $column }): { $text } (add the language to “languages” in event.json, then import again)
import-no-address = no https address ({ $column }): { $text }
import-no-mail = no mail address ({ $column }): { $text }
import-mail-here = a mail address stands in { $column }, where visitors would see it: { $text } (not taken; put it into a column of its own, and say with --public-mail if visitors may have it)
import-no-zone = The event's time zone “{ $zone }” is none that exists. Write an IANA name as “timeZone” in event.json (for example Asia/Tokyo), then import again.
import-headings-booths = Headings of lists of exhibitors, by field (width, case, spaces and brackets do not matter; a language may stand behind: “会社名（英語）”, “Description (Japanese)”):
import-headings-sessions = Headings of programmes, by field:
import-headings-mail = Mail addresses that may be a person's; taken only with --public-mail:
import-headings-private = Left out, because visitors would see them:
import-encoding-unknown = There is no encoding “{ $name }”. Known ones are UTF-8, Shift_JIS, EUC-JP, windows-1252, GBK, Big5 and the others of the web.
import-no-column = No column is headed “{ $column }”.
import-open-quote = a quotation mark in row { $line } is not closed
import-empty = there is nothing in it
import-hidden-only = all its sheets are hidden; name one with --sheet
import-locked = it is locked with a password. Open it in Excel, take the password off, and save it
import-is-apple = it is a file of Numbers, Pages or Keynote. Open it there, choose “File”, “Export To”, “Excel” or “CSV”, and import that
import-is-document = it is a text document. Copy its table into a spreadsheet, save that as .xlsx, and import it
import-is-slides = it is a presentation. Copy its table into a spreadsheet, save that as .xlsx, and import it
import-is-pdf = it is a PDF. Ask whoever made it for the list itself as .xlsx or CSV: what a PDF shows as a table is none any more
import-is-picture = it is a picture. Ask whoever made it for the list itself as .xlsx or CSV
import-is-film = it is a film or a sound. Ask whoever sent it for the list as .xlsx or CSV
import-is-archive = it is an archive of packed files. Unpack it, and import the list that is in it
import-is-binary = it is a binary workbook of Excel (.xlsb). Open it in Excel, save it as .xlsx, and import that
import-is-cards = it holds the appointments or addresses of a calendar or an address book (.ics, .vcf). Export them there as CSV, or copy them into a table with one row each
import-is-shortcut = it only says where the list lies. Open it, download the list there as .xlsx or CSV (in Google Sheets: “File”, “Download”), and import that
import-is-html = it is a web page without a table of exhibitors or sessions, whatever its name says. Open it in a spreadsheet, save it as .xlsx, and import that
import-is-letter = it is a mail. Open it in the mail program, save the list that is attached to it, and import that; a list in its text is copied into a spreadsheet and saved as .xlsx
import-is-pairs = it is a text of names and values (YAML, say) and no table. Have the program that wrote it write CSV or .xlsx, or copy it into a spreadsheet with one row each and the names as headings
import-is-program = it is a file of another program. Save the list there as .xlsx or CSV, and import that
import-unpacked = a part of it unpacks to more than 64 MB
import-other-json = it is JSON, but no schedule.json with days, rooms and talks
import-other-xml = it is XML, but no schedule.xml
import-broken = there is a slip in it ({ $reason })
import-would-break = Nothing was written: “check” would refuse { $file } as it would be ({ $reason }).
import-twice-known = stands twice in { $column }: { $text } (the rows are told apart by their names; give each a mark of its own)
import-renumbered = { $column } was another exhibitor’s before: { $text } (known again by the name)
import-namesake = several booths are called “{ $text }”, and only the order of the rows tells which this one is (see whether it is the right one; a booth number, hall, web address or id that stays the same tells)
import-surplus = a cell in a column without a heading ({ $column }): { $text }
import-sheet-error = an error of the spreadsheet stands in { $column }: { $text }
import-struck = struck out in { $column }, wholly or in part: { $text } (take the line or the words away in the list, then import again)
import-lost = letters were lost before the file came here, in { $column }: { $text } (not taken; take the list from where its letters are whole, or write the cell anew)
import-unparted = the whole row seems to stand in { $column }: { $text } (its marks are not those between the other rows' cells; write the same ones)
import-called-off = called off in { $column }, perhaps: { $text } (remarks are not read, so the entry stays; write it into a column “Status” to take it out)
import-perhaps-lost = a letter may have been lost before the file came here, in { $column }: { $text } (taken as it is; see whether a “?” or an empty box stands for it)
import-hidden-rows = Rows that are hidden or struck out, left out: { $rows }
import-hidden-columns = Hidden columns, left out: { $columns }
import-hidden-how = What is hidden or struck out is not shown to visitors. To take it too: --with-hidden
import-long = Rows with a cell that is longer than is read: { $rows }
import-columns-mail = Columns left out because mail addresses may be a person's: { $columns }. Say which one visitors may see with --public-mail.
import-columns-again = Columns left out because another column holds the same: { $columns }
import-left-out = Left out, since a programme here has no place for it (talks that have it): { $fields }
import-topics-missing = Topics that the event does not have (rows): { $words }. Add them with --make-topics.
import-halls-missing = Halls that the event does not have (rows): { $words }. Add them with --make-halls.
import-gone = What this list has no more, or has elsewhere:
import-gone-missing = { $name } ({ $id }): no row names it
import-gone-renamed = { $name } ({ $id }): no row names it; it is probably { $to }
import-gone-moved = { $name }: in hall { $to }, not { $from }
import-gone-emptied = { $name }: { $field } is empty now
import-gone-how = These stay as they are. To withdraw and move them as the list says: --withdraw
import-renamed-how = Nothing was written of those that are probably renamed. If they are the same exhibitors: --renamed same. If they are others: --renamed new
import-gone-done = What no row names was withdrawn, what stands elsewhere was moved (--withdraw); emptied fields stay.
import-taken-out = - { $row ->
    [0] {""}
   *[other] row { $row },{" "}
  }{ $name }: taken out by hand, and stays out
import-renamed = ? { $row ->
    [0] {""}
   *[other] row { $row },{" "}
  }{ $name }: probably a new name of what stands in { $file }; nothing is written
import-unclear = ? { $row ->
    [0] {""}
   *[other] row { $row },{" "}
  }{ $name }: may be any of { $file }, which share this name, and nothing in the row tells which; nothing is written of them (give the row the booth number, hall, web address or mail address that its booth has, or the booth's id in a column “ID”)
import-back = + { $row ->
    [0] {""}
   *[other] row { $row },{" "}
  }{ $name }: back, in { $file } as before
import-when-words = not read in { $column }: { $text } (a day would be 2030-05-15, 15 May 2030 or 令和12年5月15日; a time 10:00, 2 pm or 午後2時; a span 10:00–11:30)
import-when-no-such-day = no such day in { $column }: { $text }
import-when-weekday = the weekday in { $column } is another day's: { $text }
import-when-order = day and month in { $column } may stand in either order: { $text } (say which with --day-order dmy or --day-order mdy)
import-when-year = no year in { $column }, and the event has no hours that give one: { $text }
import-when-meaning = may mean two times in { $column }: { $text } (write it on the 24-hour clock, 25:00 for one in the night that follows)
import-when-backwards = ends before it begins in { $column }: { $text }
import-when-no-beginning = says when it ends or how long it is, and nothing says when it begins, in { $column }: { $text }
import-when-gap = no such time in { $column }: { $text } (the clocks are put forward over it)
import-when-twice = comes twice in { $column }: { $text } (the clocks are put back over it; write the offset from UTC behind it)
import-when-conflict = another cell of the row says something else than { $column }: { $text }
import-when-duration = no duration in { $column }: { $text } (one would be 1:30, 90, 90 min or 90分)
import-sum = { $new } new, { $changed } changed, { $same } as before.
import-dry = Nothing was written (--dry-run).
import-next = Written. Look at it with: boothwalk check { $folder }
import-done = Written.

build-kept = Kept in { $site }, though not of this site: { $names }

help-argument-wait = Seconds to wait for another host's answer
help-check-online = Ask the other hosts that are named, too: do links lead somewhere, can the page read booth files and pictures
help-check-base = Where the site will stand: other hosts must let its pages read their files (--online), and a site inside a private network may name its neighbours
help-build-mirror = Copy booth files and pictures of other hosts into the site even where the event says “direct”: no visitor's address reaches them
web-status = its host answers { $status }
web-timed-out = its host does not answer within { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
  }
web-refused = its host refuses the connection
web-no-host = its host is not found
web-not-secure = no secure connection to its host is possible ({ $reason })
web-in-circles = it is redirected again and again
web-redirected = it is redirected to { $url }, which is not followed
web-too-large = it is larger than the { $limit } bytes that are read
web-broken = the connection broke ({ $reason })
web-not-asked = it was not asked for
web-not-open = its host does not allow it
online-files = Asking other hosts for { $count ->
    [one] one file
   *[other] { $count } files
  }
online-links = Asking other hosts for { $count ->
    [one] one link or picture
   *[other] { $count } links and pictures
  }
online-file = { $url } cannot be fetched: { $reason }.
online-file-advice = Visitors see this instead of the booth. Open the address in a browser; correct it, or tell the exhibitor.
online-file-closed = Pages of other sites may not read { $url }: its host sends no header Access-Control-Allow-Origin that lets them.
online-file-closed-advice = Its host must send “Access-Control-Allow-Origin: *” with the file (or the site's own address, see --base). Or take “direct” out of the event: building then copies it into the site.
online-picture = The picture { $url } is not shown: { $reason }.
online-picture-advice = Correct the address, or put a PNG, JPEG or WebP there.
online-picture-closed = The hall may not show { $url }: its host sends no header Access-Control-Allow-Origin that lets pages of other sites read it.
online-picture-closed-advice = Its host must send “Access-Control-Allow-Origin: *” with the picture (or the site's own address, see --base). Or take “direct” out of the event: building then copies it into the site.
online-link = { $url } leads nowhere: { $reason }.
online-link-advice = Open it in a browser; correct the address, or take it out.
online-link-unsure = { $url } could not be tried: { $reason }, perhaps to programs only.
online-link-unsure-advice = Open it in a browser to see.
online-endpoint = Messages to { $url } will not arrive: { $reason }.
online-endpoint-advice = Correct the address, or give a mail address instead of the form.
online-endpoint-closed = Messages to { $url } will not arrive from the page: before sending, browsers ask for leave (CORS), and { $reason }.
online-endpoint-closed-advice = The endpoint must answer OPTIONS with Access-Control-Allow-Origin, and with Access-Control-Allow-Headers for content-type and idempotency-key. Or give a mail address instead of the form.
online-no-site = No site stands at { $url } yet, so its headers could not be looked at: { $reason }.
online-headers = { $url } is sent without { $names }.
online-headers-advice = Give the host the settings that the build writes (_headers, .htaccess, hosting/). The pages carry their policy themselves, but not who may show them in a frame, and exhibitors’ files carry none.
online-headers-other = { $url } is sent with other words than this event’s build has: { $names }.
online-headers-other-advice = Build the site again and put it there with the settings that come with it.
address-inside = Visitors do not reach { $url }: it is an address of this machine or of a private network.
address-inside-advice = Put it where everybody reaches it, or into the event's folder. Booth files and pictures are copied when the site is built on a machine that reaches it. If the site itself will stand inside that network, say so with --base.
direct-hosts = With “direct”, each visit is heard of by { $hosts }. The footer of every page says so.
direct-hosts-advice = Name these hosts where you tell visitors what is sent to others. Or take “direct” out: building then copies their files into the site.
mirror-former = { $url } could not be copied: { $reason }. The copy of { $since } stays.
mirror-former-advice = Build again when its host answers.
mirror-link = { $url } could not be copied and stays a link: { $reason }.
mirror-link-advice = Visitors reach its host when they follow it. Build again when its host answers.
archive-no-recording = The session “{ $title }” has no recording; the archive will only tell of it.
archive-no-recording-advice = Add its recording to the programme and freeze the event again.
archive-no-captions = The recording of “{ $title }” has no captions in the archive.
archive-no-captions-advice = Add captions (WebVTT) to its recording and freeze the event again.

tracks-language = “{ $title }” cannot be followed here in { $languages }.
tracks-language-advice = Add a track or captions in that language. If there is none, this may stay: visitors see which languages there are.
captions-unread = The captions { $name } cannot be read: { $reason }.
captions-unread-advice = Browsers pass over what they cannot read. Correct the line, or write the file anew as WebVTT.
captions-elsewhere = The captions { $name } are not shown with the film: they lie on another host.
captions-elsewhere-advice = With “direct” no file is copied, and pages ask other hosts for nothing before a click. Put the captions into the event's folder.
online-captions = The captions { $url } cannot be shown: { $reason }.
online-captions-advice = Correct the address, or put a WebVTT file there.
vtt-utf8 = it is no UTF-8
vtt-header = it does not begin with WEBVTT and an empty line
vtt-timings = line { $line } has no times such as 00:01.500 --> 00:04.000
vtt-ends = line { $line } ends before it starts
vtt-order = line { $line } starts before the captions above it
vtt-no-timings = line { $line } is text without times above it
vtt-no-cue = there is no text with times in it

base-letters = --base { $url }: the path of a site has letters, digits and . _ ~ - only.
fault-hidden = hidden files are not published
fault-name = its name, or that of a folder on the way, is none that every system takes
fault-kind = such files are not published, because browsers or servers could run them; make it one of { $kinds }
fault-content = its content is not what its name says

help-figures = Count visits in the host's access logs: tables and pages, for the organiser and for each exhibitor
help-figures-after = Examples:
    boothwalk figures my-event --logs access.log access.log.1.gz
    boothwalk figures site --logs access.log --base https://fair.example.org/2026/
    boothwalk figures my-event --logs access.log --leads desk-a.csv desk-b.csv --out figures --lang ja

    Reads logs of nginx and Apache (common, combined), Caddy, Amazon CloudFront and S3, Google Cloud Storage, Azure Blob
    Storage and IIS; which one it is, is found out. Each line is read once, in the memory of one line. Robots are left
    out. Addresses are never written, and groups of fewer than five are not shown. Name the built site instead of the
    event's folder where booths stand on other hosts.
    Tables of desks (--leads) have the columns booth (its id), kind (letter, request or meeting) and date (2026-11-28).
help-figures-event = Folder with event.json, or a built site
help-figures-logs = Access logs, plain or gzip; - is standard input
help-figures-leads = Tables that desks have exported (CSV)
help-figures-out = Folder to write the figures into: figures.html, figures.csv, figures.json and a page for each booth
help-figures-base = Where the site stands, if that is not the top of its host, or the logs are of several hosts
help-figures-from = First day that counts [default: the event's first]
help-figures-to = Last day that counts [default: the event's last]
figures-log = { $file }: { $format }, { $lines } lines. { $counted } counted, { $robots } by robots, { $days } on other days, { $other } of no meaning here
figures-lost = { $count ->
    [one] One line is
   *[other] { $count } lines are
  } not understood, the first of them line { $line }.
figures-lost-advice = Look at that line: a log that was cut off or mixed has some such lines. Where it is most of them, the server writes a format of its own; set it to “combined”.
figures-log-broken = It breaks off behind line { $line } ({ $reason }); what stands before counts.
figures-log-broken-advice = Copy the file again if there is a whole one.
figures-no-agents = Lines of this log do not say which program asked (the “common” format), so robots are counted, too.
figures-no-agents-advice = Have the server write the “combined” format from now on.
figures-no-log = { $file } cannot be read: { $reason }.
figures-nothing = No line of these logs is about this event on its days, so nothing was written. Where the site stands in a folder of its host, say so with --base; say other days with --from and --to.
figures-days-wrong = The last day that counts, { $last }, lies before the first, { $first }.
figures-no-leads = { $file } cannot be read: { $reason }
figures-no-column = It has no column “{ $column }”. A table of a desk has { $columns }.
figures-leads-lost = { $count ->
    [one] One row of the desks' tables is
   *[other] { $count } rows of the desks' tables are
  } not understood, the first of them in line { $line }.
figures-leads-lost-advice = Each row needs the id of a booth of this event, a kind (letter, request or meeting) and a date such as 2026-11-28.
figures-booths-unread = { $count ->
    [one] One booth is
   *[other] { $count } booths are
  } not read here, because their files are on other hosts or broken: nothing is counted for them.
figures-booths-unread-advice = Name the built site instead of the event's folder: it has a copy of each booth.
figures-done = The figures stand in { $folder }
figures-title = Figures
figures-title-booth = Figures of { $booth }
figures-about-day = { $first }, times of { $zone }
figures-about-days = { $first } to { $last }, times of { $zone }
figures-pages = A page for each exhibitor
figures-notes = What these figures say
figures-total = Together
figures-hidden = Not shown: fewer than five, or as good as said by another figure
figures-chart = Chart of the table beside it: { $table }
figures-days = Visits by day
figures-days-rows = Day
figures-hours = Visits by hour
figures-hours-rows = Hour
figures-hours-explained = In how many visits something was read in that hour. A visit may last for several.
figures-languages = Languages
figures-languages-rows = Language
figures-languages-explained = Visits that read a page or the list in that language. A visit may use several.
figures-faces = What was used
figures-faces-rows = Part
figures-face-page = Pages that were opened by their own address
figures-face-list = The list with its search
figures-face-hall = The hall, downloaded
figures-face-programme = The programme's own page
figures-booths = Booths
figures-booths-rows = Booth
figures-sessions = Sessions
figures-sessions-rows = Session
figures-sessions-explained = Visits in which a recording or a document of the session was opened on this host.
figures-hosts = Where visits came from
figures-hosts-rows = Host
figures-hosts-others = Other hosts
figures-booth = What was seen of the booth
figures-booth-rows = What
figures-posters = Posters by day
figures-posters-rows = Day
figures-handouts = Documents and films
figures-handouts-rows = Title
figures-film = Film at the booth
figures-column-visits = Visits
figures-column-page = Page opened
figures-column-posters = Poster shown
figures-column-handouts = Document or film opened
figures-column-file = Listed
figures-column-letter = Letters
figures-column-request = Requests
figures-column-meeting = Meetings
figures-note-visit = A visit is one address with one browser on one day. Several people behind one address may count as one, and somebody who changes networks as two. Addresses were told apart within a day by a salted hash in memory, and nothing of that was kept.
figures-note-hidden = Groups of fewer than { $group } are not shown (–), nor are figures from which such a group could be reckoned.
figures-note-cache = Browsers keep what they have loaded: posters and the hall are asked for once by a device, so those who come back do not count again there. Whoever reads without a network is not seen at all.
figures-note-hall = The hall loads in the background while somebody reads the list. That it was downloaded does not say that somebody walked in it.
figures-note-booth = Moving about inside the page leaves no line in a log. “Page opened” is the booth's own address, as in links, search engines and browsers without scripts. “Poster shown”: opened in the list, or within sight in the hall. “Listed”: the booth's file was read, as for every list and every search. Files that two booths share count for neither, and documents on other hosts leave no line here.
figures-note-robots = Robots that say what they are are left out, and so are Boothwalk's own checks. Others cannot be told from people.
figures-note-leads = Letters, requests and meetings are what desks have exported; they were sent by the visitors themselves.
figures-note-sampled = The logs speak of so many visits that one in { $one } was counted; the figures are estimates from these.
help-meet = Make a timetable of meetings from the wishes of both sides and the times when they can
help-meet-after = Examples:
    boothwalk meet my-event wishes.csv --dry-run
    boothwalk meet my-event participants.xlsx exhibitors.csv --hours 10:00-16:00 --break 12:00-13:00
    boothwalk meet my-event wishes.csv --day 2030-05-15 --length 20 --pause 5 --out meetings

    A row is a participant's or an exhibitor's: a name, whom they wish to meet (1st choice, 2nd choice …) and when they can
    (“10:00-12:00; 13:00-15:00”). Whoever is no exhibitor of the event is a participant. The order of rows and files does not
    matter. The folder gets meetings.csv for you, a page to print and a calendar for each person, and index.html, which leads to
    them. Run it again into the same folder when something changes: calendars then move what has moved. Do not publish the folder:
    it names persons.
help-meet-event = Folder with event.json
help-meet-files = Tables of wishes and times: CSV, Excel or OpenDocument
help-meet-out = Folder to write the timetable into: a new one, an empty one or a former timetable
help-meet-dry_run = Show the timetable and write nothing
help-meet-length = Minutes of a meeting
help-meet-pause = Minutes between two meetings
help-meet-day = Day of the meetings, several times where there are several [default: the event's days]
help-meet-hours = When there are meetings; whoever says no time can then [default: whenever an exhibitor can]
help-meet-breaks = When there are no meetings, as 12:00-13:00
help-meet-at_once = Participants that an exhibitor meets at a time, where the table does not say
help-meet-most = Most meetings of a participant, where the table does not say
help-meet-sheet = Sheet of the workbook [default: the first with something in it]
help-meet-encoding = Encoding of the tables, where it is not found out
help-meet-day_order = Order of day and month where the tables leave it open, as 05/11/2030 does
import-is-schedule = { $file } is a schedule of sessions; a table of wishes is wanted.
meet-no-headings = In { $file } no row was found that heads the columns. A column with names is needed (“Name”, “Exhibitor”, “氏名”, “出展者”), one for wishes (“1st choice”, “第1希望”) and one for times (“When”, “可能な時間帯”).
meet-nothing = Nobody in these tables wishes to meet anybody, so there is no timetable. Wishes stand in columns such as “1st choice” or “第1希望”.
meet-too-much = A timetable of { $slots } slots for so many is more than is computed. Say when there are meetings with --hours, or take a longer --length.
meet-into-event = The timetable cannot be written to { $folder }: that is the event's own folder, or lies in it, or it in that, and it names persons. Name another one with --out.
meet-not-a-timetable = { $folder } holds other things than a timetable, and a new one would replace them. Name an empty or a new folder with --out.
meet-bad-span = “{ $text }” is no span of time. Write it as 10:00-12:00, or with its day as 2030-05-15 10:00-12:00.
meet-columns-unknown = Columns not understood, and left out: { $columns }
meet-side = { $column }: “{ $text }” is neither participant nor exhibitor; the row is read by its name.
meet-no-exhibitor = { $column }: the event has no exhibitor “{ $name }”. Write the name as it stands in the event, or the booth's id.
meet-no-exhibitor-near = { $column }: the event has no exhibitor “{ $name }”. Perhaps this was meant: { $near }.
meet-no-participant = { $column }: there is no participant “{ $name }”. Add a row with the name and the times.
meet-no-participant-near = { $column }: there is no participant “{ $name }”. Perhaps this was meant: { $near }.
meet-several = { $column }: several are called “{ $name }”. Write the organisation behind the name, as “{ $name } (Organisation)”.
meet-both-participants = { $column }: “{ $name }” is a participant, as “{ $who }” is. If “{ $who }” is meant as an exhibitor, write the name as it stands in the event.
meet-both-exhibitors = { $column }: “{ $name }” is an exhibitor, as “{ $who }” is; meetings are between a participant and an exhibitor. Take the wish out.
meet-row-near = { $column }: “{ $text }” is no exhibitor of the event, and is taken for a participant. If an exhibitor is meant, write the name so: { $near }.
meet-wish-twice = { $column }: “{ $name }” is wished for twice; the better rank counts.
meet-no-rank = { $column }: “{ $text }” is no rank. Write a number from 1, which is the first wish; without one, a wish counts as much as a sixth.
meet-no-number = { $column }: “{ $text }” is no number from 1 to 99, and is left out.
meet-not-theirs = { $column }: “{ $text }” is left out: how many meet at a time is said of exhibitors, and most meetings of participants.
meet-other-number = { $column }: another row of the same name says another number; the smaller one counts.
meet-which-day = { $column }: “{ $text }” names no day, and the event has several. Write the day before the time, or name the day of the meetings with --day.
meet-no-end = { $column }: “{ $text }” says no end. Write it as 10:00-12:00.
meet-outside = { $column }: “{ $text }” lies outside of the event or of --hours and --day, wholly or in part; that part is left out.
meet-no-spans-participant = { $name } says no time, and cannot be placed. Add it to the row, or say with --hours when all can.
meet-no-spans-exhibitor = The exhibitor { $name } says no time, and cannot be placed. Add a row with the name and the times, or say with --hours when all can.
meet-unranked = ○
meet-reason-participant-never = { $participant } says no time.
meet-reason-exhibitor-never = { $exhibitor } says no time.
meet-reason-no-common-slot = There is no slot in which both can.
meet-reason-limit = { $participant } has as many meetings as a participant may have.
meet-reason-participant-taken = In every slot in which both can, { $participant } meets others.
meet-reason-exhibitor-taken = In every slot in which both can, { $exhibitor } meets others.
meet-reason-both-taken = In every slot in which both can, one of them meets somebody else.
meet-line = { $about }  { $exhibitor } – { $participant }
meet-line-unplaced = { $exhibitor } – { $participant }: { $about }
meet-done = The timetable stands in { $out }: { $meetings ->
    [one] one meeting
   *[other] { $meetings } meetings
  }, { $unplaced ->
    [0] no wish
    [one] one wish
   *[other] { $unplaced } wishes
  } without one
meet-dry = { $meetings ->
    [one] One meeting
   *[other] { $meetings } meetings
  }, { $unplaced ->
    [0] no wish
    [one] one wish
   *[other] { $unplaced } wishes
  } without one. Nothing was written (--dry-run).
meet-calendar-title = Meeting: { $name }
meet-column-day = Day
meet-column-time = Time
meet-column-start = Start
meet-column-end = End
meet-column-exhibitor = Exhibitor
meet-column-place = Place
meet-column-participant = Participant
meet-column-organisation = Organisation
meet-column-participant-rank = Participant's rank
meet-column-exhibitor-rank = Exhibitor's rank
meet-column-reason = Why there is no meeting
meet-page-title = Meetings
meet-page-exhibitors = Exhibitors
meet-page-participants = Participants
meet-page-unplaced = Wishes without a meeting
meet-page-none = There is no meeting.
meet-page-count = { $meetings ->
    [0] no meeting
    [one] one meeting
   *[other] { $meetings } meetings
  }
meet-page-calendar = Calendar file (.ics)
meet-page-zone = All times are those of { $zone }.
meet-count-meetings = Meetings
meet-count-unplaced = Wishes without one

# What is live
help-live = Ready what is live: the codes of the desks
help-live-codes = Make a code for each booth's desk and for the organiser's, and show them all
help-live-codes-after = Examples:
      boothwalk live codes my-event --sheet codes.html   (pages to print and hand out)
      boothwalk live codes my-event --renew acme         (acme's code is lost: the old one dies with the next build)
help-live-codes-event = Folder with event.json
help-live-codes-renew = Put a new code in the place of this booth's; “organiser” is the organiser's own
help-live-codes-sheet = Write a sheet for handing out: a page for each desk, in English and Japanese (HTML)
help-live-codes-base = Where the site will stand, for the addresses on the sheet
codes-done = { $made ->
        [0] No new codes were needed
        [one] 1 new code
       *[other] { $made } new codes
    }{ $renewed ->
        [0] {""}
       *[other] , { $renewed } renewed
    }. They are kept in { $folder }, for your eyes only. What is public of them goes into the site when you build it.
codes-sheet = Wrote { $file }. Whoever reads it can speak for the booths: print it, hand it out, delete it.
codes-no-such-desk = No desk is called “{ $desk }”. Give a booth's id, or “organiser”.
help-live-tickets = Make a ticket for each participant, and show them all as links
help-live-tickets-after = Examples:
      boothwalk live tickets my-event --count 500 --csv tickets.csv --base https://fair.example/
      boothwalk live tickets my-event --names participants.txt --csv tickets.csv --base https://fair.example/
      boothwalk live tickets my-event --renew 17         (17's link is lost: the old one dies with the next build)
help-live-tickets-event = Folder with event.json
help-live-tickets-count = Let there be tickets for so many participants, numbered from 1; those that are there stay
help-live-tickets-names = Let there be a ticket for each line of this file (a name, a mail address, a number); those that are there stay
help-live-tickets-renew = Put a new ticket in the place of this participant's
help-live-tickets-csv = Write names and links as a table for your mail program, instead of showing them (CSV)
help-live-tickets-base = Where the site will stand, for the links
tickets-done = { $made ->
        [0] No new tickets were needed
        [one] 1 new ticket
       *[other] { $made } new tickets
    }{ $renewed ->
        [0] {""}
       *[other] , { $renewed } renewed
    }; { $all } in all. They are kept in { $folder }, for your eyes only. Build, and bring what is in its folder “live” to the broker.
tickets-csv = Wrote { $file }. Whoever has a link comes in as that participant: send each to its own, and delete the file.
tickets-no-such-name = Nobody called “{ $name }” has a ticket. Give a number or a line as it was when the ticket was made.
tickets-not-asked-for = The event lets everybody in. Where tickets shall be asked for, write "entry": "ticket" into “live” of event.json.
sheet-title = The code of your desk
sheet-open = Open { $address } on the device that your staff use.
sheet-type = Type the code. If you tick “Remember on this device”, on one that is your staff’s alone, you type it once.
sheet-secret = Keep it to your staff: whoever has it answers in your name and reads what visitors write to you.
sheet-lost = Lost, or seen by somebody else? Tell the organiser, who gives you a new one.
sheet-own-title = The code of the organiser’s desk
sheet-own-secret = Keep it to yourselves: whoever has it announces in your name, shuts people out, and reads what visitors report.
sheet-own-lost = Lost, or seen by somebody else? “boothwalk live codes --renew organiser” makes a new one; then build again.
live-runs = Staff and visitors can meet: mosquitto runs on this machine
live-died = mosquitto has ended. It is started again.
live-codes-at = { $made ->
        [0] The codes of the desks are in { $folder }. “boothwalk live codes” shows them.
       *[other] Made codes for the desks, in { $folder }. “boothwalk live codes” shows them.
    }
live-this-machine = Other machines see the event, but nothing live: browsers speak with a broker elsewhere by wss only. For that, build the site and follow hosting/live/README.md.
live-wants-event = A built site has its broker already. Give the event's folder, the one with event.json.
live-no-mosquitto-linux = mosquitto is not installed on this machine. Install it: “apt-get install mosquitto” (Debian, Ubuntu), “dnf install mosquitto” (Fedora), or the image “eclipse-mosquitto” in a container.
live-no-mosquitto-macos = mosquitto is not installed on this Mac. Install it: “brew install mosquitto”.
live-no-mosquitto-windows = mosquitto is not installed on this computer. Install it: “winget install EclipseFoundation.Mosquitto”.
live-no-mosquitto = mosquitto is not installed on this machine. Install it from https://mosquitto.org/download/.
live-without-codes = The staff cannot open their desks: { $count ->
        [0] the organiser's has no code
       *[other] there is no code for { $desks }
    }.
live-without-codes-advice = Run “boothwalk live codes” with the event's folder, then build again.
live-without-tickets = Nobody can come in to what is live: entry is by ticket, and there are none.
live-without-tickets-advice = Run “boothwalk live tickets” with the event's folder, then build again. Or take “entry” out of event.json: then everybody may come in.
doors-trying = Trying the doors of { $broker } as an attacker would
doors-unreachable = The broker cannot be reached: { $what }
doors-unreachable-advice = Is it running, does its name lead to it, and is its certificate valid? hosting/live/README.md in the site says how it is set up. Where it lets in the event's pages alone, say with --base where they stand.
doors-shut = The broker lets no visitor in.
doors-shut-advice = Use the rules in hosting/live/ of the built site: the visitors' door asks for no password.
doors-mute = A visitor who joined is seen by nobody: the broker does not pass on what the rules allow.
doors-mute-advice = Use the rules in hosting/live/ of the built site, made of this event's id, and start the broker again.
doors-no-code = The desks' door is open: “{ $what }” gets in without the right code.
doors-no-code-advice = Take the broker off the net until its desks' door asks for passwords: allow_anonymous false, and desks.pw.
doors-code-refused = The broker does not know the code of “{ $what }”.
doors-code-refused-advice = Build, and bring .boothwalk/live/desks.pw to the broker again; then reload it. At ejabberd run .boothwalk/live/ejabberd-desks.sh again.
doors-write = The broker's rules leak: whoever calls himself so may write where only others may: { $what }
doors-write-advice = Use the rules in hosting/live/ of the built site. Brokers that take a visitor's name for a pattern cannot be made safe by rules: take another.
doors-read = The broker's rules leak: whoever calls himself so reads what is for others: { $what }
doors-read-advice = Use the rules in hosting/live/ of the built site. Brokers that take a visitor's name for a pattern cannot be made safe by rules: take another.
doors-no-ticket = The visitors' door is open: “{ $what }” gets in without the right ticket.
doors-no-ticket-advice = Use mosquitto.conf (or ejabberd.yml) in hosting/live/ of the site as it is built now, and start the broker again.
doors-ticket-refused = The broker does not know the event's tickets.
doors-ticket-refused-advice = Build, and bring .boothwalk/live/visitors.pw to the broker again; then reload it. At ejabberd run .boothwalk/live/ejabberd-desks.sh again.
doors-without-tickets = There are fewer than two tickets here, so it was not tried what participants can read and write of one another.
doors-without-tickets-advice = Run this where “boothwalk live tickets” was run.
doors-without-codes = There are no desk codes here, so it was not tried whether visitors can read what desks answer to others.
doors-without-codes-advice = Run this where “boothwalk live codes” was run.

# An object on a booth's plinth.
object-left-out = The object { $name } is left out: { $reason }.
object-missing-advice = Put the file there, or correct the name.
object-near-advice = Put the file there, or correct the name. Perhaps this was meant: { $near }.
object-outside-advice = Copy the file itself into the event's folder: a link that leads out of it is not followed.
object-large-advice = Make it smaller: textures of 1024 pixels and 20,000 triangles are as much as the hall shows. The free program gltf-transform does it (“optimize --simplify true --compress false”), or Blender (Decimate).
object-kind-advice = Open it in the program that made it, or in Blender, and export it as “glTF Binary (.glb)”, with everything in one file.
object-damaged-advice = Export it as glTF Binary (.glb) again, and copy it there again. The free glTF Validator by Khronos names what is wrong.
object-extension-advice = Export it as glTF Binary (.glb) without compression: in Blender, take the tick from “Compression”; with gltf-transform, “copy in.glb out.glb” undoes it; textures as PNG or JPEG.
object-nothing-advice = Export surfaces, not only curves, points or an empty scene.
object-triangles-advice = Reduce it: in Blender, the modifier Decimate; or gltf-transform, “simplify --ratio 0.2 --error 0.01”. From a step away one sees no difference.
object-textures-advice = Make textures smaller, or bake them into one: 1024 pixels are more than the hall shows.
object-places-advice = Open it in the program that made it: a part of it stands at no place, or farther than a thousand kilometres off. Remove that part, and export again.
object-scaled-down = The object is { $size } m long in its file and is shown { $shown } m long: a plinth carries things up to 0.7 m around and 0.9 m high.
object-scaled-down-advice = Nothing has to be done. Pages tell the size of the file; if that is not the thing's own, say it in “size” (millimetres).
object-scaled-up = The object is { $size } m long in its file and is shown { $shown } m long: smaller things would not be seen.
object-scaled-up-advice = Nothing has to be done. Pages tell the size of the file; if that is not the thing's own, say it in “size” (millimetres): glTF counts in metres.
object-simplified = The object has { $count } triangles and is shown with at most { $limit }: corners that lie together become one.
object-simplified-advice = Nothing has to be done. If it loses what matters, reduce it in the program that made it: in Blender, the modifier Decimate.
object-part-left-out = The object is shown without { $part }.
object-part-left-out-advice = Nothing has to be done: it stands as its file begins.
object-animations = its animations
object-skins = the movements of its bones
object-lines = its lines and points
fault-object-kind = it is { $kind }, no glTF binary (.glb)
fault-object-text = it is glTF as text, whose parts lie in other files
fault-no-object = it is no glTF binary (.glb)
fault-object-outside = a part of it lies in another file ({ $name })
fault-object-extension = it needs the extension { $name }, which is not read
fault-object-nothing = it holds no triangles, so there is nothing to see
fault-object-triangles = it has { $count } triangles; at most { $limit } are read
fault-object-textures = it has { $count } textures; at most { $limit } are read
fault-object-pixels = one of its textures has { $width } x { $height } pixels; at most { $limit } on a side are read
fault-object-places = a part of it stands at no place, or beyond all measure
online-object = The object { $url } cannot be shown: { $reason }.
online-object-advice = Correct the address, or put a glTF binary (.glb) there.
online-object-direct = The hall does not show { $url }: only a build makes objects ready.
online-object-direct-advice = Take “direct” out of the event: building then copies it into the site and makes it ready.

# A booth's film.
film-left-out = The film { $name } is left out: { $reason }.
film-missing-advice = Put the file there, or correct the name.
film-near-advice = Put the file there, or correct the name. Perhaps this was meant: { $near }.
film-outside-advice = Copy the file itself into the event's folder: a link that leads out of it is not followed.
film-large-advice = Make it smaller: 1920 x 1080 pixels are more than the booth shows, and 100 MB are taken. The free program HandBrake does it (“Fast 1080p30”, with “Web Optimized”), or shorten it.
film-kind-advice = Save it as MP4 with H.264 and AAC, which every browser plays. The free program HandBrake does it (“Fast 1080p30”, with “Web Optimized”).
film-damaged-advice = Copy it there again, whole; if that does not help, save it again in the program that made it.
film-sound-only-advice = Hand sound out under “materials”, or make a film of it with a still picture.
film-ending-advice = Give it the name that fits, here and in the folder.
film-late = The film { $name } begins to play only when all of it has come: its index stands at its end.
film-late-advice = Save it with “Web Optimized” (HandBrake) or “fast start”; in ffmpeg: “-c copy -movflags +faststart”. Nothing is lost by that.
film-captions = The film “{ $title }” has no captions in { $languages }.
film-captions-advice = Add them as WebVTT in “captions”: whoever does not hear it, or has no sound on, reads them. Where nobody speaks, say so: "language": "zxx".
fault-film-kind = it is { $kind }, no MP4 or WebM
fault-no-film = it is no MP4 or WebM
fault-film-damaged = it is damaged, or its end is missing
fault-film-sound-only = there is no picture in it
fault-film-codec = its picture is written in { $codec }, which many browsers do not play
fault-film-sound = its sound is written in { $codec }, which many browsers do not play
fault-film-pixels = it has { $width } x { $height } pixels; at most { $limit } on a side are played
fault-film-ending = its name should end with .{ $end }, for that is what it is
