// name: adoption
// purpose: Which share of the districts below a city or province run a program, as of those that have a report
// title-zh: 省市品牌在下辖区县的采用率
// title-en: How many of the districts below run a program
// parameters:
//   district: district: the city or province, by name or code: required
//   level: level: only programs of this level, as provincial or 省级: null
//   program: program: only this program, by any of its names: null
//   years: years: only reports whose period covers this year, or one of these: null
// columns:
//   program: the program's usual name
//   level: who stands behind it: national, provincial, municipal or local; empty for a coinage
//   share: percent of the districts below, of those that have a report, that run it
//   running: how many run it
//   reporting: how many have a report
//   districts: those that run it
//   without: those that have a report, and none says that they run it
//   facts: identifiers of the facts that the row rests on
MATCH (within:District {id: $district})
MATCH (d:District)-[:PART_OF*1..3]->(within)
MATCH (r:Report)-[:ABOUT]->(d)
WHERE ($years IS NULL OR (left(r.period, 4) <= $years[1] AND $years[0] <= left(last(split(r.period, '/')), 4)))
WITH DISTINCT d ORDER BY d.code, d.id
WITH collect({id: d.id, name: d.name}) AS reporting
MATCH (within:District {id: $district})
MATCH (d:District)-[:PART_OF*1..3]->(within)
MATCH (f:ProgramRun {status: 'done'})-[:ABOUT]->(d)
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:RUN_OF]->(p:Program)
WHERE ($years IS NULL OR (left(r.period, 4) <= $years[1] AND $years[0] <= left(last(split(r.period, '/')), 4)))
  AND ($level IS NULL OR p.level = $level) AND ($program IS NULL OR p.name = $program)
WITH DISTINCT reporting, p, d, r, f ORDER BY d.code, d.id, r.period, r.id, f.start, f.id
WITH reporting, p, collect(DISTINCT d.id) AS ids, collect(f.id) AS facts
WITH p, size(ids) AS running, size(reporting) AS total, facts,
     [x IN reporting WHERE x.id IN ids | x.name] AS districts,
     [x IN reporting WHERE NOT x.id IN ids | x.name] AS without
RETURN p.name AS program, p.level AS level, round(1000.0 * running / total) / 10 AS share, running,
       total AS reporting, districts, without, facts
ORDER BY running DESC, program, p.id
