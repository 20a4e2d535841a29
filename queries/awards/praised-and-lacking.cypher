// name: praised-and-lacking
// purpose: Fields in which a report names a shortcoming, while it counts awards and runs programs of the same field
// title-zh: 哪些区县既获表彰示范，又自述同一领域的不足
// title-en: Which districts are praised, and name a shortcoming
// parameters:
//   district: district: only this district, or the districts of this city or province: null
//   years: years: only reports whose period covers this year, or one of these: null
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that the report is about
//   field: the field of work of the shortcoming; empty where the vocabulary does not know its program or metric
//   lacking: the programs and metrics named as a shortcoming
//   running: programs of the same field that the report says are run
//   awards: the awards that the report counts, with who received them, whatever their field
//   sentence: the first words that name the shortcoming
//   report: title of the report
//   facts: identifiers of the facts that the row rests on
MATCH (g:AwardReceipt)-[:OF_AWARD]->(a:Award)
MATCH (g)-[:STATED_IN]->(r:Report)
WHERE ($years IS NULL OR (left(r.period, 4) <= $years[1] AND $years[0] <= left(last(split(r.period, '/')), 4)))
MATCH (r)-[:ABOUT]->(d:District)
WHERE $district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) }
WITH DISTINCT d, r, g ORDER BY g.start, g.id
WITH d, r, collect(DISTINCT g.name) AS awards, collect(g.id) AS praise
MATCH (f:Fact {status: 'shortcoming'})-[:STATED_IN]->(r)
OPTIONAL MATCH (f)-[:RUN_OF|MEASURES]->(c)
WITH d, r, awards, praise, f, c ORDER BY f.start, f.id
WITH d, r, awards, praise, c.domain AS field, collect(DISTINCT coalesce(c.name, f.metric, f.name)) AS lacking,
     head(collect(coalesce(f.sentence, f.quote))) AS sentence, collect(f.id) AS flaws
OPTIONAL MATCH (r)<-[:STATED_IN]-(h:ProgramRun {status: 'done'})-[:RUN_OF]->(p:Program)
WHERE p.domain = field
WITH d, r, awards, praise, field, lacking, sentence, flaws, h, p ORDER BY h.start, h.id
WITH d, r, awards, praise, field, lacking, sentence, flaws, collect(DISTINCT p.name) AS running, collect(h.id) AS runs
RETURN d.name AS district, d.code AS code, r.period AS period, field, lacking, running, awards, sentence,
       r.name AS report, flaws + runs + praise AS facts
ORDER BY code, d.id, period, r.id, field, sentence, lacking, running, awards, facts
