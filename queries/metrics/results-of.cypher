// name: results-of
// purpose: Results of a program: what its districts measured of it
// title-zh: 某个项目取得哪些成效
// title-en: What came of a program
// parameters:
//   program: program: the program, by any of its names: required
//   years: years: only measurements of this year, or of one of these: null
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that the value belongs to
//   metric: what is measured
//   value: the number, empty where the report suppresses it
//   unit: its unit
//   bound: ge, le or approx where the report gives a bound, empty where it is exact
//   kind: value, rank (of the district among others), or up or down for an amount of change
//   base: what a change is compared with
//   basis: annual, cumulative (counted since some beginning, not in the period alone) or target
//   status: done, planned or shortcoming
//   sentence: the words of the report that say so
//   report: title of the report
//   facts: identifiers of the facts that the row rests on
MATCH (p:Program {name: $program})
MATCH (f:Measurement)-[:RESULT_OF]->(p)
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WITH d, r, f, coalesce(f.period, r.period) AS period
WHERE $years IS NULL OR (left(period, 4) <= $years[1] AND $years[0] <= left(last(split(period, '/')), 4))
RETURN d.name AS district, d.code AS code, period, f.metric AS metric, f.value AS value, f.unit AS unit,
       f.bound AS bound, CASE WHEN f.rank THEN 'rank' ELSE coalesce(f.changeDirection, 'value') END AS kind,
       f.changeBase AS base, f.basis AS basis, f.status AS status, coalesce(f.sentence, f.quote) AS sentence,
       r.name AS report, [f.id] AS facts
ORDER BY code, d.id, period, r.id, f.start, f.id
