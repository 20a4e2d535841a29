// name: new-and-gone
// purpose: Programs that a district's report of a year is the first to name, and those that it no longer names
// title-zh: 某年新出现与不再提及的项目
// title-en: Programs new in a year, and gone from it
// parameters:
//   year: year: the year, which is held against the year before: required
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   change: new (named in this year, in no earlier report of the district) or gone (named in the year before, not now)
//   program: the program's usual name
//   coined: whether a district coined it (no entry of the vocabulary)
//   districts: how many districts it is so for, of those with a report of both years
//   among: how many districts have a report of both years
//   names: those for which it is so
//   sentence: the first words of the first report that name it, of this year or of the year before
//   report: title of that report
//   facts: identifiers of the facts that the row rests on
WITH $year AS now, toString(toInteger($year) - 1) AS before
MATCH (d:District)<-[:ABOUT]-(r:Report)
WHERE left(r.period, 4) = now AND EXISTS { (d)<-[:ABOUT]-(b:Report) WHERE left(b.period, 4) = before }
  AND ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
WITH DISTINCT now, before, d ORDER BY d.id
WITH now, before, collect(d) AS both
WITH now, before, both, size(both) AS among
UNWIND both AS d
WITH now, before, among, d
MATCH (f:ProgramRun)-[:ABOUT]->(d)
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:RUN_OF]->(p:Program)
WITH now, before, among, d, p, r, f ORDER BY r.period, r.id, f.start, f.id
WITH now, before, among, d, p,
     collect({year: left(r.period, 4), fact: f.id, place: f.start, sentence: coalesce(f.sentence, f.quote),
              report: r.name}) AS said
WITH now, before, among, d, p, [x IN said WHERE x.year = now] AS here, [x IN said WHERE x.year = before] AS last,
     [x IN said WHERE x.year < now] AS earlier
WHERE (size(here) > 0 AND size(earlier) = 0) OR (size(here) = 0 AND size(last) > 0)
WITH among, d, p, CASE WHEN size(here) > 0 THEN 'new' ELSE 'gone' END AS change,
     CASE WHEN size(here) > 0 THEN here ELSE last END AS said
UNWIND said AS one
WITH among, d, p, change, one ORDER BY d.code, d.id, one.report, one.place, one.fact
WITH among, p, change, count(DISTINCT d) AS districts, collect(DISTINCT d.name) AS names,
     head(collect(one.sentence)) AS sentence, head(collect(one.report)) AS report, collect(one.fact) AS facts
RETURN change, p.name AS program, coalesce(p.coinage, false) AS coined, districts, among, names, sentence,
       report, facts
ORDER BY change DESC, districts DESC, program, p.id
