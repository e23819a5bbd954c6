/** Namespaces of DC-NDL (RDF). */
const DCTERMS = "{http://purl.org/dc/terms/}";
const DC = "{http://purl.org/dc/elements/1.1/}";
const DCNDL = "{http://ndl.go.jp/dcndl/terms/}";
const FOAF = "{http://xmlns.com/foaf/0.1/}";
const RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}";

/** DC-NDL elements that are read, by meaning. */
export const DCNDL_NAMES = {
  rdf: `${RDF}RDF`,
  description: `${RDF}Description`,
  value: `${RDF}value`,
  bibResource: `${DCNDL}BibResource`,
  identifier: `${DCTERMS}identifier`,
  plainTitle: `${DCTERMS}title`,
  title: `${DC}title`,
  transcription: `${DCNDL}transcription`,
  volume: `${DCNDL}volume`,
  volumeTitle: `${DCNDL}volumeTitle`,
  series: `${DCNDL}seriesTitle`,
  creator: `${DCTERMS}creator`,
  contributor: `${DCTERMS}contributor`,
  printedCreator: `${DC}creator`,
  agent: `${FOAF}Agent`,
  agentName: `${FOAF}name`,
  publisher: `${DCTERMS}publisher`,
  issued: `${DCTERMS}issued`,
  date: `${DCTERMS}date`,
  subject: `${DCTERMS}subject`,
  plainSubject: `${DC}subject`,
  language: `${DCTERMS}language`,
  extent: `${DCTERMS}extent`,
  audience: `${DCTERMS}audience`,
  abstract: `${DCTERMS}abstract`,
  summary: `${DCTERMS}description`,
  materialType: `${DCNDL}materialType`,
} as const;

/** Contains the record of an SRU answer: as elements, or as an escaped string. */
export const SRU_RECORD_DATA = /^\{[^}]*\}recordData$/u;
