// name: programs-of-ranked
// purpose: What districts that are ranked high in an assessment run, against the other districts
// title-zh: 考核名次靠前的区县共有哪些项目
// title-en: What highly ranked districts have in common
// parameters:
//   top: count: the last rank that counts as high: 3
//   metric: metric: only ranks in this, by any of its names or as a report words it: null
//   years: years: only reports whose period covers this year, or one of these: null
// columns:
//   program: the program's usual name
//   ranked: how many of the highly ranked districts run it
//   among: how many districts are ranked so high
//   share: those that run it, as percent of them
//   others: percent of the other districts that run it; empty where no other has a report
//   districts: the highly ranked districts that run it
//   ranks: their ranks, in short
//   facts: identifiers of the facts that the row rests on
MATCH (m:Measurement {rank: true, status: 'done'})-[:STATED_IN]->(r:Report)
WHERE m.value <= $top
  AND ($years IS NULL OR (left(r.period, 4) <= $years[1] AND $years[0] <= left(last(split(r.period, '/')), 4)))
  AND ($metric IS NULL OR m.metric = $metric OR EXISTS { (m)-[:MEASURES]->(:Metric {name: $metric}) })
MATCH (m)-[:ABOUT]->(d:District)
WITH d, r, m ORDER BY r.period, r.id, m.start, m.id
WITH d, collect(DISTINCT m.name) AS ranks, collect(m.id) AS facts
ORDER BY d.code, d.id
WITH collect({district: d.id, name: d.name, ranks: ranks, facts: facts}) AS high
WITH high, [x IN high | x.district] AS ids
MATCH (r:Report)-[:ABOUT]->(d:District)
WHERE ($years IS NULL OR (left(r.period, 4) <= $years[1] AND $years[0] <= left(last(split(r.period, '/')), 4)))
WITH high, ids, count(DISTINCT CASE WHEN NOT d.id IN ids THEN d.id END) AS rest
MATCH (f:ProgramRun {status: 'done'})-[:RUN_OF]->(p:Program)
MATCH (f)-[:STATED_IN]->(r:Report)
WHERE ($years IS NULL OR (left(r.period, 4) <= $years[1] AND $years[0] <= left(last(split(r.period, '/')), 4)))
MATCH (f)-[:ABOUT]->(d:District)
WITH high, ids, rest, p, d, r, f ORDER BY d.code, d.id, r.period, r.id, f.start, f.id
WITH high, ids, rest, p, collect(DISTINCT d.id) AS running, collect(CASE WHEN d.id IN ids THEN f.id END) AS runs
WITH p, size(ids) AS total, rest, runs, [x IN high WHERE x.district IN running] AS those,
     size([x IN running WHERE NOT x IN ids]) AS low
WHERE size(those) > 0
RETURN p.name AS program, size(those) AS ranked, total AS among, round(1000.0 * size(those) / total) / 10 AS share,
       CASE WHEN rest > 0 THEN round(1000.0 * low / rest) / 10 END AS others, [x IN those | x.name] AS districts,
       reduce(found = [], x IN those | found + x.ranks) AS ranks,
       reduce(found = runs, x IN those | found + x.facts) AS facts
ORDER BY ranked DESC, others, program, p.id
