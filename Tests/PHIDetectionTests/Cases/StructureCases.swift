/// Documents of machines: what the field, column or position says about a value without a form of its own.
enum StructureCases {
  static let table = #"""
    # JSON, FHIR R4
    + name: {"last_name":"»Qwxyz«","status":"final"}
    + name: {"lastName": "»qwxyz«"}
    + name: {"patient":{"firstName":"»Zvx«","lastName":"»Blorp Wib«"}}
    + name: {"family":"»Qwxyz«","given":["»Zvx«","»Ib«"]}
    + date: {"birthDate":"»1952-03-14«"}
    + date: {"dob":"»19520314«"}
    + ssn: {"ssn":"»123456789«"}
    + mrn: {"patient_id":"»ab-cd«"}
    + mrn: {"mrn":"»77«"}
    + address zip: {"line":["»12 Wisteria, apt 3«"],"postalCode":"»02139«"}
    + address: {"city":"»Qwxyzton«","state":"MA"}
    + phone: {"telecom":[{"system":"phone","value":"»5551234«"}]}
    + email: {"telecom":[{"system":"email","value":"»zvx@blorp.example«"}]}
    + other-id: {"identifier":[{"system":"urn:oid:1.2.36.146","value":"»ABX«"}]}
    + other-id: {"username": "»qwxyz«"}
    + name: {\"last_name\":\"»Qwxyz«\"}
    + name: {\\\"last_name\\\":\\\"»Qwxyz«\\\"}
    - {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]}}
    - {"valueQuantity":{"value":7.2,"unit":"%","system":"http://unitsofmeasure.org","code":"%"}}
    - {"name":"read_file","arguments":{"path":"src/main.swift"}}
    - {"lastName":null,"dob":"unknown","ssn":""}
    - {"city":null,"age":45,"gender":"female"}
    - {"model":"x","temperature":0.2,"max_tokens":1024}
    - {"type":"function","function":{"name":"get_weather","description":"the city and state"}}
    - {"properties":{"city":{"type":"string"},"ssn":{"type":"string"}}}
    # XML and C-CDA
    + name: <lastName>»Qwxyz«</lastName>
    + name: <given>»Zvx«</given><family>»Qwxyz«</family>
    + name: <family value="»Qwxyz«"/>
    + date: <birthDate value="»1952-03-14«"/>
    + address: <streetAddress>»12 Wisteria«</streetAddress>
    + mrn: <mrn>»ab77«</mrn>
    - <title>Discharge summary</title>
    - <code value="E11.9"/>
    # key=value, forms, logs
    + name: last_name=»qwxyz« status=ok
    + name: user.last_name=»qwxyz«;role=nurse
    + other-id: login: »jdoe«
    + other-id: username=»jdoe« action=read
    + other-id: user login=»jdoe«, ok
    + mrn: patient_id=»ab77« action=read
    + mrn: GET /chart patientId=»99aa77« 200
    + ssn: ssn='»123456789«'
    + name: Last name: »Qwxyz«
    + name: last name: »brown«, first name: »qwxyz«
    + name: surname: »fields«⏎
    - last name: unknown
    - last name: as in the chart
    + name: First Name: »Zvx« Age: 40
    + name: Patient's last name: »Qwxyz«
    + name: Emergency contact: »Zvx Qwxyz«
    + name: WHERE last_name = '»Qwxyz«' AND x = 1
    + name: UPDATE p SET last_name='»O'Qwxyz«' WHERE id=1
    - WHERE status = 'active' AND count = 10
    - username: required
    - Address: none
    - Phone: none
    - name=value
    - First name: unknown
    # Tables
    + name date: last_name,dob,x⏎»Qwxyz«,»3/14/52«,1⏎
    + name date name date: last_name,dob⏎»Qwxyz«,»19520314«⏎»Blorp«,»19620314«⏎
    + name: "Last Name","Note"⏎"»Qwxyz«","stable, no change"⏎
    + name mrn: id;last_name;mrn⏎1;»Qwxyz«;»77a«⏎
    + name mrn: last_name⇥mrn⇥unit⏎»Qwxyz«⇥»77a«⇥3⏎
    + name mrn: | Last Name | MRN |⏎| --- | --- |⏎| »Qwxyz« | »77a« |⏎
    + name name name name: first_name,last_name,dx⏎»zvx«,»qwxyz«,E11.9⏎⏎»zvx« »qwxyz« text⏎
    + address zip: id,address,zip⏎1,"»12 Wisteria, apt 3«",»02139«⏎
    - test,value,unit⏎Na,140,mmol/L⏎K,4.0,mmol/L⏎
    - Date, time and place were discussed⏎The plan, however, was not⏎
    - | Drug | Dose |⏎|---|---|⏎| Metformin | 500 mg |⏎
    # SQL
    + name ssn: INSERT INTO patients (id, last_name, ssn) VALUES (1, '»Qwxyz«', '»123456789«');
    + name name: insert into p (first_name, last_name) values ('»zvx«', '»qwxyz«')
    + name name: INSERT INTO p ("last_name", n) VALUES ('»Qwxyz«', 1), ('»Blorp«', 2);
    - INSERT INTO log (level, message) VALUES ('info', 'started');
    # HL7 v2
    + mrn name date address phone ssn: PID|1||»77a«^^^HOSP^MR||»QWXYZ^ZVX^B«||»19520314«|F|||»12 WISTERIA^^BLORP^MA^02139«||»(555)123-4567«||||||»123456789«
    + name address phone: NK1|1|»QWXYZ^ZVX«|SPO|»12 WISTERIA^^BLORP^MA^02139«|»5551234567«
    + address other-id name: PV1|1|I|»4WEST^412^A«||||»12345«^»QWXYZ^ZVX«
    + health-plan name: IN1|1|A|B|C||||»G778«||||||||»QWXYZ^ZVX«
    + name: MSH|^~\&|A|B|C|D⏎GT1|1||»QWXYZ^ZVX«⏎
    - OBX|1|NM|2345-7^Glucose^LN||95|mg/dL|70-99|N|||F
    - DG1|1||E11.9^Type 2 diabetes^I10
    # X12
    + name health-plan: NM1*IL*1*»QWXYZ*ZVX*B«***MI*»W7788«~
    + name health-plan address address zip date: NM1*IL*1*»QWXYZ*ZVX«****MI*»W7788«~N3*»12 WISTERIA«~N4*»BLORP«*MA*»02139«~DMG*D8*»19520314«*F~
    + npi: NM1*PR*2*AETNA*****XX*»1234567893«~
    + ssn: REF*SY*»123456789«~
    + mrn: REF*EA*»77a«~
    + name phone: PER*IC*»ZVX QWXYZ«*TE*»5551234567«~
    + account: CLM*»A7788«*500***11:B:1~
    - SV1*HC:99213*100*UN*1***1~
    # File names and paths
    + name: /charts/»Garcia_Maria«/note.txt
    + name: C:\scans\»Garcia-Maria«.pdf
    + name date: »Smith_John«_»2024-03-04«.pdf
    - /usr/local/lib/python3.11/site-packages
    - Sources/PHIDetection/Scanner+Labels.swift
    - Parkinson_Study_Protocol.pdf
    """#
}
