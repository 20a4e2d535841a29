// name: spread
// purpose: How a program spread: its first adopters, then each district and year in which a report says it is run
// title-zh: 某个项目最早见于哪里，随后传到哪些区县
// title-en: How a program spread over districts and years
// parameters:
//   program: program: the program, by any of its names: required
//   district: district: only districts of this city or province: null
// columns:
//   step: 1 for the first adopters, then 1 more than the districts that were earlier
//   district: name of the district, as masked as the report has it
//   code: its six digits of GB/T 2260, empty where the report hides the district
//   within: the city or province that it is part of
//   first: the first year whose report says that the program is run, among the reports that are loaded
//   after: years since the first adopters
//   periods: every period whose report says so
//   earlier: the last year before it that the district has a report for; without one, it may have begun earlier
//   written: the name that the first report uses
//   sentence: the words of the first report that say so
//   report: title of that report
//   facts: identifiers of the facts that the row rests on
MATCH (p:Program {name: $program})
MATCH (f:ProgramRun {status: 'done'})-[:RUN_OF]->(p)
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE r.period IS NOT NULL
  AND ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
WITH DISTINCT d, r, f
ORDER BY r.period, r.id, f.start, f.id
WITH d, left(head(collect(r.period)), 4) AS first, collect(DISTINCT r.period) AS periods,
     head(collect(f.written)) AS written, head(collect(coalesce(f.sentence, f.quote))) AS sentence,
     head(collect(r.name)) AS report, collect(f.id) AS facts
OPTIONAL MATCH (d)<-[:ABOUT]-(before:Report)
WHERE left(before.period, 4) < first
WITH d, first, periods, written, sentence, report, facts, max(left(before.period, 4)) AS earlier
OPTIONAL MATCH (d)-[:PART_OF]->(above:District)
WITH d, first, periods, written, sentence, report, facts, earlier, above ORDER BY above.id
WITH d, first, periods, written, sentence, report, facts, earlier, head(collect(above.name)) AS within
ORDER BY first, d.code, d.id
WITH collect({district: d.id, name: d.name, code: d.code, within: within, first: first, periods: periods,
              earlier: earlier, written: written, sentence: sentence, report: report, facts: facts}) AS adopters
UNWIND adopters AS one
RETURN 1 + size([x IN adopters WHERE x.first < one.first]) AS step, one.name AS district, one.code AS code,
       one.within AS within, one.first AS first, toInteger(one.first) - toInteger(adopters[0].first) AS after,
       one.periods AS periods, one.earlier AS earlier, one.written AS written, one.sentence AS sentence,
       one.report AS report, one.facts AS facts
ORDER BY step, code, one.district, district, within, first, after, periods, earlier, written, sentence, report, facts
