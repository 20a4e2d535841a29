// name: results-graph
// purpose: What districts measured of a program, as paths to draw
// title-zh: 项目成效关系图
// title-en: A program and its results, drawn
// parameters:
//   program: program: the program, by any of its names: required
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   path: a path from the district over the measurement to the program
//   facts: identifiers of the facts that the row rests on
// view: graph
MATCH (p:Program {name: $program})
MATCH path = (d:District)<-[:ABOUT]-(f:Measurement)-[:RESULT_OF]->(p)
WHERE $district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) }
MATCH (f)-[:STATED_IN]->(r:Report)
RETURN path, [f.id] AS facts
ORDER BY d.id, r.period, r.id, f.start, f.id
