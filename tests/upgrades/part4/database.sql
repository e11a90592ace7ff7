BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0013');
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	actor VARCHAR NOT NULL, 
	action VARCHAR NOT NULL, 
	object VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	detail JSON, 
	CONSTRAINT pk_audit PRIMARY KEY (id)
);
INSERT INTO "audit" VALUES(1,1794995972202408,'slack:U0ADMIN','ask','campaign VxjjIoWA-uDWOPEU','slack:C0SUPPORT','{"survey": "relationship", "people": 2}');
CREATE TABLE campaigns (
	id INTEGER NOT NULL, 
	token VARCHAR NOT NULL, 
	survey VARCHAR NOT NULL, 
	asked_by VARCHAR NOT NULL, 
	people JSON NOT NULL, 
	created_at BIGINT NOT NULL, 
	confirmed BOOLEAN, 
	seed VARCHAR DEFAULT '' NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_campaigns PRIMARY KEY (id), 
	CONSTRAINT uq_campaigns_token UNIQUE (token)
);
INSERT INTO "campaigns" VALUES(1,'VxjjIoWA-uDWOPEU','relationship','slack:U0ADMIN','[1, 2]',1794995972202408,NULL,'',0);
INSERT INTO "campaigns" VALUES(2,'recorded-campaign','relationship','slack:U0ADMIN','[3, 4, 5, 6]',1794996074426315,1,'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',2);
CREATE TABLE cases (
	id INTEGER NOT NULL, 
	invitation_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	opened_at BIGINT NOT NULL, 
	resolved_at BIGINT, 
	resolution VARCHAR DEFAULT '' NOT NULL, 
	message VARCHAR, 
	CONSTRAINT pk_cases PRIMARY KEY (id), 
	CONSTRAINT fk_cases_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id), 
	CONSTRAINT fk_cases_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_cases_invitation_id UNIQUE (invitation_id)
);
INSERT INTO "cases" VALUES(1,3,9,'open',1794995943325882,NULL,'','C0SUPPORT/1794995943.577966');
INSERT INTO "cases" VALUES(2,4,10,'open',1794995944598380,NULL,'','C0SUPPORT/1794995944.619684');
INSERT INTO "cases" VALUES(3,5,11,'open',1794995945639513,NULL,'','C0SUPPORT/1794995945.657616');
INSERT INTO "cases" VALUES(4,6,12,'open',1794995946669806,NULL,'','C0SUPPORT/1794995947.697132');
INSERT INTO "cases" VALUES(5,31,37,'open',1794995955862022,NULL,'','C0SUPPORT/1794995955.868646');
INSERT INTO "cases" VALUES(6,32,38,'open',1794995956874142,NULL,'','C0SUPPORT/1794995956.881824');
INSERT INTO "cases" VALUES(7,33,39,'open',1794996001060449,NULL,'',NULL);
INSERT INTO "cases" VALUES(8,34,40,'open',1794996002076553,NULL,'',NULL);
CREATE TABLE comments (
	id INTEGER NOT NULL, 
	invitation_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	source VARCHAR, 
	replaced_by INTEGER, 
	CONSTRAINT pk_comments PRIMARY KEY (id), 
	CONSTRAINT fk_comments_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id), 
	CONSTRAINT fk_comments_replaced_by FOREIGN KEY(replaced_by) REFERENCES comments (id)
);
INSERT INTO "comments" VALUES(1,9,'The import saves me an hour a week',1794995957905263,'D8V9AVK4IM6/1794995957.901518',NULL);
INSERT INTO "comments" VALUES(2,10,'The import saves me an hour a week',1794995958927200,'5100000005/2',NULL);
INSERT INTO "comments" VALUES(3,11,'The import saves me an hour a week',1794995959950086,'DVCGJ4URX7X/1794995959.945678',NULL);
INSERT INTO "comments" VALUES(4,12,'The import saves me an hour a week',1794995960966236,'5100000006/2',NULL);
INSERT INTO "comments" VALUES(5,23,'7 days I waited',1794995965110052,'D6JJEP9HMLO/1794995965.104462',NULL);
INSERT INTO "comments" VALUES(6,24,'7 days I waited',1794995966117886,'5100000016/2',NULL);
INSERT INTO "comments" VALUES(7,25,'7 days I waited',1794995967128330,'DLD8S97WBAG/1794995967.124387',NULL);
INSERT INTO "comments" VALUES(8,26,'7 days I waited',1794995968137448,'5100000017/2',NULL);
INSERT INTO "comments" VALUES(9,31,'The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again.',1794996004113381,'D8SL5JDDW90/1794996004.107698',NULL);
INSERT INTO "comments" VALUES(10,32,'The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again.',1794996005135426,'5100000020/2',NULL);
CREATE TABLE consents (
	id INTEGER NOT NULL, 
	invitation_id INTEGER NOT NULL, 
	consent VARCHAR NOT NULL, 
	wording TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_consents PRIMARY KEY (id), 
	CONSTRAINT fk_consents_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id)
);
INSERT INTO "consents" VALUES(1,11,'named','May we quote your words? With my name',1794995960986983);
INSERT INTO "consents" VALUES(2,12,'named','May we quote your words? With my name',1794995961016460);
CREATE TABLE contacts (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	platform VARCHAR NOT NULL, 
	workspace VARCHAR DEFAULT '' NOT NULL, 
	user VARCHAR, 
	chat VARCHAR, 
	username VARCHAR, 
	language VARCHAR, 
	timezone VARCHAR, 
	state VARCHAR NOT NULL, 
	used_at BIGINT, 
	bound_by VARCHAR, 
	CONSTRAINT pk_contacts PRIMARY KEY (id), 
	CONSTRAINT fk_contacts_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_contacts_platform_workspace_user UNIQUE (platform, workspace, user), 
	CONSTRAINT uq_contacts_person_id_platform_workspace UNIQUE (person_id, platform, workspace)
);
INSERT INTO "contacts" VALUES(1,1,'slack','','U0CAST08','D83K4SD8KTC',NULL,NULL,NULL,'ok',1794996008175019,'list');
INSERT INTO "contacts" VALUES(2,2,'telegram','','5100000009','5100000009',NULL,'en',NULL,'ok',1794996010214730,'list');
INSERT INTO "contacts" VALUES(3,3,'slack','','U0CAST13','D5KKD9L75IU',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(4,4,'telegram','','5100000014','5100000014',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(5,5,'slack','','U0CAST14','DD2JCCV33KH',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(6,6,'telegram','','5100000015','5100000015',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(7,7,'slack','','U0CAST00','DDX3I45L3S9',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(8,8,'telegram','','5100000001','5100000001',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(9,9,'slack','','U0CAST01','D9NGI1RDH4J',NULL,NULL,NULL,'ok',1794995943325882,'list');
INSERT INTO "contacts" VALUES(10,10,'telegram','','5100000002','5100000002',NULL,'en',NULL,'ok',1794995944598380,'list');
INSERT INTO "contacts" VALUES(11,11,'slack','','U0CAST02','DC40D9FPJMZ',NULL,NULL,NULL,'ok',1794995956889024,'list');
INSERT INTO "contacts" VALUES(12,12,'telegram','','5100000003','5100000003',NULL,'en',NULL,'ok',1794995956895758,'list');
INSERT INTO "contacts" VALUES(13,13,'slack','','U0CAST03','DSTT3CU2HG3',NULL,NULL,NULL,'ok',1794995947703194,'list');
INSERT INTO "contacts" VALUES(14,14,'telegram','','5100000004','5100000004',NULL,'en',NULL,'ok',1794995948714871,'list');
INSERT INTO "contacts" VALUES(15,15,'slack','','U0CAST04','D8V9AVK4IM6',NULL,NULL,NULL,'ok',1794995957905263,'list');
INSERT INTO "contacts" VALUES(16,16,'telegram','','5100000005','5100000005',NULL,'en',NULL,'ok',1794995958927200,'list');
INSERT INTO "contacts" VALUES(17,17,'slack','','U0CAST05','DVCGJ4URX7X',NULL,NULL,NULL,'ok',1794995960986983,'list');
INSERT INTO "contacts" VALUES(18,18,'telegram','','5100000006','5100000006',NULL,'en',NULL,'ok',1794995961016460,'list');
INSERT INTO "contacts" VALUES(19,19,'slack','','U0CAST06','DO57D42RUG6',NULL,NULL,NULL,'ok',1794995961993817,'list');
INSERT INTO "contacts" VALUES(20,20,'telegram','','5100000007','5100000007',NULL,'en',NULL,'ok',1794995962013775,'list');
INSERT INTO "contacts" VALUES(21,21,'slack','','U0CAST07','DDZ3PNVB13S',NULL,NULL,NULL,'ok',1794995963046213,'list');
INSERT INTO "contacts" VALUES(22,22,'telegram','','5100000008','5100000008',NULL,'en',NULL,'ok',1794995964092951,'list');
INSERT INTO "contacts" VALUES(23,23,'slack','','U0CAST09','D3PZ502PP6S',NULL,NULL,NULL,'ok',1794996011247174,'list');
INSERT INTO "contacts" VALUES(24,24,'telegram','','5100000010','5100000010',NULL,'en',NULL,'ok',1794996012269914,'list');
INSERT INTO "contacts" VALUES(25,25,'slack','','U0CAST11','DXSHBYGLYWV',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(26,26,'telegram','','5100000012','5100000012',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(27,27,'slack','','U0CAST12','DFAHEEU1DCV',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(28,28,'telegram','','5100000013','5100000013',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(29,29,'slack','','U0CAST15','D6JJEP9HMLO',NULL,NULL,NULL,'ok',1794995965110052,'list');
INSERT INTO "contacts" VALUES(30,30,'telegram','','5100000016','5100000016',NULL,'en',NULL,'ok',1794995966117886,'list');
INSERT INTO "contacts" VALUES(31,31,'slack','','U0CAST16','DLD8S97WBAG',NULL,NULL,NULL,'ok',1794995969151600,'list');
INSERT INTO "contacts" VALUES(32,32,'telegram','','5100000017','5100000017',NULL,'en',NULL,'ok',1794995970164531,'list');
INSERT INTO "contacts" VALUES(33,33,'slack','','U0CAST17','DZPO3R83QAF',NULL,NULL,NULL,'ok',1794995971184667,'list');
INSERT INTO "contacts" VALUES(34,34,'telegram','','5100000018','5100000018',NULL,'en',NULL,'ok',1794995972193173,'list');
INSERT INTO "contacts" VALUES(35,35,'slack','','U0CAST18','D3Z04WGL8BQ',NULL,NULL,NULL,'ok',1794996013290485,'list');
INSERT INTO "contacts" VALUES(36,36,'telegram','','5100000019','5100000019',NULL,'en',NULL,'ok',1794996014340575,'list');
INSERT INTO "contacts" VALUES(37,37,'slack','','U0CAST19','D8SL5JDDW90',NULL,NULL,NULL,'ok',1794996004113381,'list');
INSERT INTO "contacts" VALUES(38,38,'telegram','','5100000020','5100000020',NULL,'en',NULL,'ok',1794996005135426,'list');
INSERT INTO "contacts" VALUES(39,39,'slack','','U0CAST20','DNJF3EKTIZP',NULL,NULL,NULL,'ok',1794996001060449,'list');
INSERT INTO "contacts" VALUES(40,40,'telegram','','5100000021','5100000021',NULL,'en',NULL,'ok',1794996002076553,'list');
INSERT INTO "contacts" VALUES(41,41,'slack','',NULL,NULL,NULL,NULL,NULL,'suspended',NULL,NULL);
INSERT INTO "contacts" VALUES(42,42,'slack','','U0CAST22','DL522L6SK60',NULL,NULL,NULL,'ok',NULL,NULL);
INSERT INTO "contacts" VALUES(43,43,'slack','','U0CAST10','DHVUWHM9S75',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(44,44,'telegram','','5100000011','5100000011',NULL,NULL,NULL,'ok',NULL,'list');
CREATE TABLE feedback (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	source VARCHAR, 
	CONSTRAINT pk_feedback PRIMARY KEY (id), 
	CONSTRAINT fk_feedback_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_feedback_source UNIQUE (source)
);
INSERT INTO "feedback" VALUES(1,1,'A dark mode would be kind to my eyes',1794996007161319,'D83K4SD8KTC/1794996007.156849');
INSERT INTO "feedback" VALUES(2,2,'A dark mode would be kind to my eyes',1794996009186388,'5100000009/1');
CREATE TABLE heartbeats (
	name VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_heartbeats PRIMARY KEY (name)
);
INSERT INTO "heartbeats" VALUES('slack',1794996014344022);
INSERT INTO "heartbeats" VALUES('telegram',1794996014377774);
CREATE TABLE imported_answers (
	id INTEGER NOT NULL, 
	survey VARCHAR NOT NULL, 
	person VARCHAR, 
	score INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	comment TEXT, 
	"key" VARCHAR NOT NULL, 
	CONSTRAINT pk_imported_answers PRIMARY KEY (id), 
	CONSTRAINT ck_imported_answers_scale CHECK (score BETWEEN 0 AND 10), 
	CONSTRAINT uq_imported_answers_key UNIQUE ("key")
);
INSERT INTO "imported_answers" VALUES(1,'relationship','customer 0',5,1794391140000000,'Setting it up took us a day','recorded 0');
INSERT INTO "imported_answers" VALUES(2,'relationship','customer 1',7,1794391140000000,NULL,'recorded 1');
INSERT INTO "imported_answers" VALUES(3,'relationship','customer 2',9,1794391140000000,NULL,'recorded 2');
INSERT INTO "imported_answers" VALUES(4,'relationship','customer 3',9,1794391140000000,NULL,'recorded 3');
INSERT INTO "imported_answers" VALUES(5,'relationship','customer 4',10,1794391140000000,NULL,'recorded 4');
INSERT INTO "imported_answers" VALUES(6,'relationship','customer 5',10,1794391140000000,NULL,'recorded 5');
INSERT INTO "imported_answers" VALUES(7,'relationship','customer 6',5,1793786340000000,'Setting it up took us a day','recorded 6');
INSERT INTO "imported_answers" VALUES(8,'relationship','customer 7',7,1793786340000000,NULL,'recorded 7');
INSERT INTO "imported_answers" VALUES(9,'relationship','customer 8',9,1793786340000000,NULL,'recorded 8');
INSERT INTO "imported_answers" VALUES(10,'relationship','customer 9',9,1793786340000000,NULL,'recorded 9');
INSERT INTO "imported_answers" VALUES(11,'relationship','customer 10',10,1793786340000000,NULL,'recorded 10');
INSERT INTO "imported_answers" VALUES(12,'relationship','customer 11',10,1793786340000000,NULL,'recorded 11');
INSERT INTO "imported_answers" VALUES(13,'relationship','customer 12',5,1793181540000000,'Setting it up took us a day','recorded 12');
INSERT INTO "imported_answers" VALUES(14,'relationship','customer 13',7,1793181540000000,NULL,'recorded 13');
INSERT INTO "imported_answers" VALUES(15,'relationship','customer 14',9,1793181540000000,NULL,'recorded 14');
INSERT INTO "imported_answers" VALUES(16,'relationship','customer 15',9,1793181540000000,NULL,'recorded 15');
INSERT INTO "imported_answers" VALUES(17,'relationship','customer 16',10,1793181540000000,NULL,'recorded 16');
INSERT INTO "imported_answers" VALUES(18,'relationship','customer 17',10,1793181540000000,NULL,'recorded 17');
INSERT INTO "imported_answers" VALUES(19,'relationship','customer 18',2,1784627940000000,'Setting it up took us a day','recorded 18');
INSERT INTO "imported_answers" VALUES(20,'relationship','customer 19',3,1784627940000000,'Setting it up took us a day','recorded 19');
INSERT INTO "imported_answers" VALUES(21,'relationship','customer 20',4,1784627940000000,'Setting it up took us a day','recorded 20');
INSERT INTO "imported_answers" VALUES(22,'relationship','customer 21',5,1784627940000000,'Setting it up took us a day','recorded 21');
INSERT INTO "imported_answers" VALUES(23,'relationship','customer 22',6,1784627940000000,'Setting it up took us a day','recorded 22');
INSERT INTO "imported_answers" VALUES(24,'relationship','customer 23',2,1784627940000000,'Setting it up took us a day','recorded 23');
INSERT INTO "imported_answers" VALUES(25,'relationship','customer 24',3,1784627940000000,'Setting it up took us a day','recorded 24');
INSERT INTO "imported_answers" VALUES(26,'relationship','customer 25',4,1784627940000000,'Setting it up took us a day','recorded 25');
INSERT INTO "imported_answers" VALUES(27,'relationship','customer 26',5,1784627940000000,'Setting it up took us a day','recorded 26');
INSERT INTO "imported_answers" VALUES(28,'relationship','customer 27',6,1784627940000000,'Setting it up took us a day','recorded 27');
INSERT INTO "imported_answers" VALUES(29,'relationship','customer 28',2,1784627940000000,'Setting it up took us a day','recorded 28');
INSERT INTO "imported_answers" VALUES(30,'relationship','customer 29',3,1784627940000000,'Setting it up took us a day','recorded 29');
INSERT INTO "imported_answers" VALUES(31,'relationship','customer 30',4,1784627940000000,'Setting it up took us a day','recorded 30');
INSERT INTO "imported_answers" VALUES(32,'relationship','customer 31',5,1784627940000000,'Setting it up took us a day','recorded 31');
INSERT INTO "imported_answers" VALUES(33,'relationship','customer 32',6,1784627940000000,'Setting it up took us a day','recorded 32');
INSERT INTO "imported_answers" VALUES(34,'relationship','customer 33',2,1784627940000000,'Setting it up took us a day','recorded 33');
INSERT INTO "imported_answers" VALUES(35,'relationship','customer 34',3,1784627940000000,'Setting it up took us a day','recorded 34');
INSERT INTO "imported_answers" VALUES(36,'relationship','customer 35',4,1784627940000000,'Setting it up took us a day','recorded 35');
INSERT INTO "imported_answers" VALUES(37,'relationship','customer 36',5,1784627940000000,'Setting it up took us a day','recorded 36');
INSERT INTO "imported_answers" VALUES(38,'relationship','customer 37',6,1784627940000000,'Setting it up took us a day','recorded 37');
CREATE TABLE inbox (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	platform VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	chat VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	received_at BIGINT NOT NULL, 
	state VARCHAR NOT NULL, 
	attempt INTEGER NOT NULL, 
	reason VARCHAR DEFAULT '' NOT NULL, worker VARCHAR, 
	CONSTRAINT uq_inbox_platform_key UNIQUE (platform, "key")
);
INSERT INTO "inbox" VALUES(1,'telegram','700000001','-4000099','',1794995940665563,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(2,'telegram','700000002','-1001000000028','',1794995940665563,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(3,'slack','interaction:70120a9845ca6f26727c9c51715714a49e3e849cf1cf910733964cf9b726b8d1','U0CAST01','',1794995943321283,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(4,'telegram','700000003','5100000002','',1794995944584721,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(5,'slack','interaction:3031c8c24ceba20ffc623270cf78f41c7fef2c5083122448315123c78fe805cf','U0CAST02','',1794995945627387,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(6,'telegram','700000004','5100000003','',1794995946662249,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(7,'slack','interaction:4a8bb55aa2dc6039802c41d73cd4e072beb35af6786579ffec730803451cfb07','U0CAST03','',1794995947696737,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(8,'telegram','700000005','5100000004','',1794995948712701,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(9,'slack','interaction:deea391eb8734d0d18b1a57f9327cb2896f28b9ce35bb171acaa3786e8ae868a','U0CAST04','',1794995949725368,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(10,'telegram','700000006','5100000005','',1794995950741684,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(11,'slack','interaction:a522f8bf18425e13a3aa766dc0f4742eb846a82c4442a26379085b81e1cf1884','U0CAST05','',1794995951755795,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(12,'telegram','700000007','5100000006','',1794995952781955,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(13,'slack','interaction:2675b73b1300cc6d3f1d21fef87d5aaf448a869c9eab12bf3bfcad07076af8ba','U0CAST17','',1794995953804097,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(14,'telegram','700000008','5100000018','',1794995954825491,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(15,'slack','interaction:3c0b1259d7162232768721e13e9cda9bad5b9f4d6c12bcfb8903cea8d187a7c9','U0CAST19','',1794995955859359,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(16,'telegram','700000009','5100000020','',1794995956871259,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(17,'slack','interaction:e692839fa893fcca670b1341636b5419a914613f11ae2bcf626fa15031f173c0','U0CAST02','',1794995956887177,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(18,'telegram','700000010','5100000003','',1794995956893791,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(19,'slack','message:U0CAST04:350cd07e-5890-4b92-be1c-7d3ba7869ac2','U0CAST04','',1794995957902284,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(20,'telegram','700000011','5100000005','',1794995958922301,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(21,'slack','message:U0CAST05:c64b0548-4fe0-4349-9a7b-a68a4acfef46','U0CAST05','',1794995959946616,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(22,'telegram','700000012','5100000006','',1794995960962446,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(23,'slack','interaction:ce74b70d9fc3c971c0df23038131db53ff0bc5f87cb557e3d8a62c6445324dd2','U0CAST05','',1794995960981271,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(24,'telegram','700000013','5100000006','',1794995961006868,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(25,'slack','interaction:bc1bb84e602ccd85e3774d45f429a955de8045270a5328bc9a044579967cb50c','U0CAST06','',1794995961989383,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(26,'telegram','700000014','5100000007','',1794995962008528,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(27,'slack','interaction:1753eb740967491482bf4bd55a14e8f7f44f9ef3470160b00f143789d8cfca6a','U0CAST07','',1794995962029475,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(28,'slack','message:U0CAST07:ecde6995-2700-4266-9043-bd085b0aef46','U0CAST07','',1794995963041016,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(29,'telegram','700000015','5100000008','',1794995963062141,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(30,'telegram','700000016','5100000008','',1794995964086840,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(31,'slack','message:U0CAST15:9b5628c4-29ba-4fb7-91d5-549f9ffdf554','U0CAST15','',1794995965107105,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(32,'telegram','700000017','5100000016','',1794995966116900,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(33,'slack','message:U0CAST16:a37fd9bb-9040-4760-8ebf-1b5a3be0a132','U0CAST16','',1794995967126575,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(34,'telegram','700000018','5100000017','',1794995968135975,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(35,'slack','message:U0CAST16:2674274b-ca48-452a-a47e-3c8e70bf4226','U0CAST16','',1794995969149762,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(36,'telegram','700000019','5100000017','',1794995970162543,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(37,'slack','message:U0CAST17:454d21fa-bd3d-406f-85d5-63ea05b65d24','U0CAST17','',1794995971181057,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(38,'telegram','700000020','5100000018','',1794995972189911,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(39,'slack','interaction:952834edd08b1113207f9cfd2d8f4dcf5cf5bda8d18749dc1a6551c36f116336','U0ADMIN','',1794995972199833,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(40,'slack','interaction:67181714d25bc8579cdc2b1a94e14085ba3f5c13ae11e29d72e9282f5e1eb706','U0CAST20','',1794996001055749,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(41,'telegram','700000021','5100000021','',1794996002071930,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(42,'slack','message:U0CAST19:bf878fa3-95e0-4413-8027-17a9f9d9d56e','U0CAST19','',1794996004109824,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(43,'telegram','700000022','5100000020','',1794996005133495,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(44,'slack','message:U0CAST08:3f1ce26c-5fc7-4694-9cac-35fb9b24c15f','U0CAST08','',1794996007159255,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(45,'slack','message:U0CAST08:e16a54cc-27a3-4272-a96c-7f659aa3d50e','U0CAST08','',1794996008172739,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(46,'telegram','700000023','5100000009','',1794996009180476,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(47,'telegram','700000024','5100000009','',1794996010206334,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(48,'slack','message:U0CAST09:e5a1fa5d-bc9e-4f5a-a4d6-56604fca5e3f','U0CAST09','',1794996011244765,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(49,'telegram','700000025','5100000010','',1794996012267970,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(50,'slack','interaction:763865841565b9766ed88f1dfc8ba627a2123a0950a3b69ac5f49552b58e67a8','U0CAST18','',1794996013288688,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(51,'telegram','700000026','5100000019','',1794996014312102,'done',1,'','a03e311dd060a201');
INSERT INTO "inbox" VALUES(52,'slack','interaction:a22993e88bf0b28fe7a00acdbbbe04487ea1ed305a94763ae53b305ec4ada66d','U0CAST11','{"type":"block_actions","user":{"id":"U0CAST11","username":"tara","name":"tara","team_id":"T0HOME"},"api_app_id":"A0APP","token":"verification","team":{"id":"T0HOME","domain":"home"},"enterprise":null,"is_enterprise_install":false,"actions":[{"type":"button","action_id":"1.2","block_id":"IB7MU096FE","text":{"type":"plain_text","text":"🟡 8","emoji":true},"action_ts":"1794996074.458199","value":"1:s:MuGNQIQwaL305bKi:8"}],"container":{"type":"message","message_ts":"1794995942.069558","channel_id":"DXSHBYGLYWV","is_ephemeral":false},"channel":{"id":"DXSHBYGLYWV","name":"directmessage"},"state":{"values":{}},"trigger_id":"1MOZ4K3IBFV.2AO3SG8DX9D.ak4ehvsea8j","response_url":"http://sandbox.invalid/slack/response/AD5B8YATHD","message":{"type":"message","user":"U0BOT","ts":"1794995942.069558","text":"Your answer goes to the Acme team with your name; it is not anonymous.\nHow likely are you to recommend Acme to a friend or colleague?\n0 = Not at all likely · 10 = Extremely likely","team":"T0HOME","bot_id":"B0BOT","app_id":"A0APP","blocks":[{"type":"context","elements":[{"type":"plain_text","text":"Your answer goes to the Acme team with your name; it is not anonymous.","emoji":true}],"block_id":"12ZWRDU8CP"},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"How likely are you to recommend "},{"type":"text","text":"Acme","style":{"bold":true}},{"type":"text","text":" to a friend or colleague?"}]}],"block_id":"IZ0BSZX0AI"},{"type":"context","elements":[{"type":"plain_text","text":"0 = Not at all likely · 10 = Extremely likely","emoji":true}],"block_id":"TCQKEVXFV9"},{"type":"actions","elements":[{"type":"button","action_id":"0.0","text":{"type":"plain_text","text":"0","emoji":true},"value":"1:s:MuGNQIQwaL305bKi:0","style":"danger","accessibility_label":"0 of 10: not at all likely"},{"type":"button","action_id":"0.1","text":{"type":"plain_text","text":"1","emoji":true},"value":"1:s:MuGNQIQwaL305bKi:1","style":"danger","accessibility_label":"1 of 10"},{"type":"button","action_id":"0.2","text":{"type":"plain_text","text":"2","emoji":true},"value":"1:s:MuGNQIQwaL305bKi:2","style":"danger","accessibility_label":"2 of 10"},{"type":"button","action_id":"0.3","text":{"type":"plain_text","text":"3","emoji":true},"value":"1:s:MuGNQIQwaL305bKi:3","style":"danger","accessibility_label":"3 of 10"},{"type":"button","action_id":"0.4","text":{"type":"plain_text","text":"4","emoji":true},"value":"1:s:MuGNQIQwaL305bKi:4","style":"danger","accessibility_label":"4 of 10"},{"type":"button","action_id":"0.5","text":{"type":"plain_text","text":"5","emoji":true},"value":"1:s:MuGNQIQwaL305bKi:5","style":"danger","accessibility_label":"5 of 10"}],"block_id":"M0OOFIXUKM"},{"type":"actions","elements":[{"type":"button","action_id":"1.0","text":{"type":"plain_text","text":"6","emoji":true},"value":"1:s:MuGNQIQwaL305bKi:6","style":"danger","accessibility_label":"6 of 10"},{"type":"button","action_id":"1.1","text":{"type":"plain_text","text":"🟡 7","emoji":true},"value":"1:s:MuGNQIQwaL305bKi:7","accessibility_label":"7 of 10"},{"type":"button","action_id":"1.2","text":{"type":"plain_text","text":"🟡 8","emoji":true},"value":"1:s:MuGNQIQwaL305bKi:8","accessibility_label":"8 of 10"},{"type":"button","action_id":"1.3","text":{"type":"plain_text","text":"9","emoji":true},"value":"1:s:MuGNQIQwaL305bKi:9","style":"primary","accessibility_label":"9 of 10"},{"type":"button","action_id":"1.4","text":{"type":"plain_text","text":"10","emoji":true},"value":"1:s:MuGNQIQwaL305bKi:10","style":"primary","accessibility_label":"10 of 10: extremely likely"}],"block_id":"IB7MU096FE"},{"type":"actions","elements":[{"type":"button","action_id":"2.0","text":{"type":"plain_text","text":"Not now","emoji":true},"value":"1:l:MuGNQIQwaL305bKi"},{"type":"button","action_id":"2.1","text":{"type":"plain_text","text":"Not for 3 months","emoji":true},"value":"1:p:MuGNQIQwaL305bKi"},{"type":"button","action_id":"2.2","text":{"type":"plain_text","text":"Never","emoji":true},"value":"1:n:MuGNQIQwaL305bKi"}],"block_id":"079WMMA1RW"}]}}',1794996074458289,'new',0,'',NULL);
INSERT INTO "inbox" VALUES(53,'telegram','700000027','5100000012','{"update_id":700000027,"callback_query":{"id":"4000000000000014","from":{"id":5100000012,"is_bot":false,"first_name":"Theo","language_code":"en"},"message":{"message_id":1,"from":{"id":7000000001,"is_bot":true,"first_name":"Survey bot","username":"sandbox_survey_bot"},"chat":{"id":5100000012,"type":"private","first_name":"Theo"},"date":1794995942,"text":"Your answer goes to the Acme team with your name; it is not anonymous.\n\nHow likely are you to recommend Acme to a friend or colleague?\n\n0 = Not at all likely · 10 = Extremely likely","entities":[{"type":"italic","offset":0,"length":70},{"type":"bold","offset":104,"length":4},{"type":"italic","offset":136,"length":45}],"reply_markup":{"inline_keyboard":[[{"text":"0","style":"danger","callback_data":"1:s:f-IexzlZtTc948jj:0"},{"text":"1","style":"danger","callback_data":"1:s:f-IexzlZtTc948jj:1"},{"text":"2","style":"danger","callback_data":"1:s:f-IexzlZtTc948jj:2"},{"text":"3","style":"danger","callback_data":"1:s:f-IexzlZtTc948jj:3"},{"text":"4","style":"danger","callback_data":"1:s:f-IexzlZtTc948jj:4"},{"text":"5","style":"danger","callback_data":"1:s:f-IexzlZtTc948jj:5"}],[{"text":"6","style":"danger","callback_data":"1:s:f-IexzlZtTc948jj:6"},{"text":"🟡 7","callback_data":"1:s:f-IexzlZtTc948jj:7"},{"text":"🟡 8","callback_data":"1:s:f-IexzlZtTc948jj:8"},{"text":"9","style":"success","callback_data":"1:s:f-IexzlZtTc948jj:9"},{"text":"10","style":"success","callback_data":"1:s:f-IexzlZtTc948jj:10"}],[{"text":"Not now","callback_data":"1:l:f-IexzlZtTc948jj"},{"text":"Not for 3 months","callback_data":"1:p:f-IexzlZtTc948jj"},{"text":"Never","callback_data":"1:n:f-IexzlZtTc948jj"}]]}},"chat_instance":"-5100000012","data":"1:s:f-IexzlZtTc948jj:8"}}',1794996074473805,'new',0,'',NULL);
INSERT INTO "inbox" VALUES(54,'slack','interaction:1dd46780f5ca7050591a24b0057dbe5e8647c3f847448492105fa12913a2f8d9','U0CAST12','{"type":"block_actions","user":{"id":"U0CAST12","username":"petra","name":"petra","team_id":"T0HOME"},"api_app_id":"A0APP","token":"verification","team":{"id":"T0HOME","domain":"home"},"enterprise":null,"is_enterprise_install":false,"actions":[{"type":"button","action_id":"1.1","block_id":"BP64DD93S9","text":{"type":"plain_text","text":"🟡 7","emoji":true},"action_ts":"1794996074.506463","value":"1:s:Zj7KYEbIe9VhSyFE:7"}],"container":{"type":"message","message_ts":"1794995942.097815","channel_id":"DFAHEEU1DCV","is_ephemeral":false},"channel":{"id":"DFAHEEU1DCV","name":"directmessage"},"state":{"values":{}},"trigger_id":"15IO95DY8JX.2ISXBGBGTCM.anjik8g0cd3","response_url":"http://sandbox.invalid/slack/response/WQ8211KTMF","message":{"type":"message","user":"U0BOT","ts":"1794995942.097815","text":"Your answer goes to the Acme team with your name; it is not anonymous.\nHow likely are you to recommend Acme to a friend or colleague?\n0 = Not at all likely · 10 = Extremely likely","team":"T0HOME","bot_id":"B0BOT","app_id":"A0APP","blocks":[{"type":"context","elements":[{"type":"plain_text","text":"Your answer goes to the Acme team with your name; it is not anonymous.","emoji":true}],"block_id":"IJ56GK14OP"},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"How likely are you to recommend "},{"type":"text","text":"Acme","style":{"bold":true}},{"type":"text","text":" to a friend or colleague?"}]}],"block_id":"9HXNPE2CW6"},{"type":"context","elements":[{"type":"plain_text","text":"0 = Not at all likely · 10 = Extremely likely","emoji":true}],"block_id":"KM18ZQD7VD"},{"type":"actions","elements":[{"type":"button","action_id":"0.0","text":{"type":"plain_text","text":"0","emoji":true},"value":"1:s:Zj7KYEbIe9VhSyFE:0","style":"danger","accessibility_label":"0 of 10: not at all likely"},{"type":"button","action_id":"0.1","text":{"type":"plain_text","text":"1","emoji":true},"value":"1:s:Zj7KYEbIe9VhSyFE:1","style":"danger","accessibility_label":"1 of 10"},{"type":"button","action_id":"0.2","text":{"type":"plain_text","text":"2","emoji":true},"value":"1:s:Zj7KYEbIe9VhSyFE:2","style":"danger","accessibility_label":"2 of 10"},{"type":"button","action_id":"0.3","text":{"type":"plain_text","text":"3","emoji":true},"value":"1:s:Zj7KYEbIe9VhSyFE:3","style":"danger","accessibility_label":"3 of 10"},{"type":"button","action_id":"0.4","text":{"type":"plain_text","text":"4","emoji":true},"value":"1:s:Zj7KYEbIe9VhSyFE:4","style":"danger","accessibility_label":"4 of 10"},{"type":"button","action_id":"0.5","text":{"type":"plain_text","text":"5","emoji":true},"value":"1:s:Zj7KYEbIe9VhSyFE:5","style":"danger","accessibility_label":"5 of 10"}],"block_id":"0MJPVZU6PY"},{"type":"actions","elements":[{"type":"button","action_id":"1.0","text":{"type":"plain_text","text":"6","emoji":true},"value":"1:s:Zj7KYEbIe9VhSyFE:6","style":"danger","accessibility_label":"6 of 10"},{"type":"button","action_id":"1.1","text":{"type":"plain_text","text":"🟡 7","emoji":true},"value":"1:s:Zj7KYEbIe9VhSyFE:7","accessibility_label":"7 of 10"},{"type":"button","action_id":"1.2","text":{"type":"plain_text","text":"🟡 8","emoji":true},"value":"1:s:Zj7KYEbIe9VhSyFE:8","accessibility_label":"8 of 10"},{"type":"button","action_id":"1.3","text":{"type":"plain_text","text":"9","emoji":true},"value":"1:s:Zj7KYEbIe9VhSyFE:9","style":"primary","accessibility_label":"9 of 10"},{"type":"button","action_id":"1.4","text":{"type":"plain_text","text":"10","emoji":true},"value":"1:s:Zj7KYEbIe9VhSyFE:10","style":"primary","accessibility_label":"10 of 10: extremely likely"}],"block_id":"BP64DD93S9"},{"type":"actions","elements":[{"type":"button","action_id":"2.0","text":{"type":"plain_text","text":"Not now","emoji":true},"value":"1:l:Zj7KYEbIe9VhSyFE"},{"type":"button","action_id":"2.1","text":{"type":"plain_text","text":"Not for 3 months","emoji":true},"value":"1:p:Zj7KYEbIe9VhSyFE"},{"type":"button","action_id":"2.2","text":{"type":"plain_text","text":"Never","emoji":true},"value":"1:n:Zj7KYEbIe9VhSyFE"}],"block_id":"1BQASN332B"}]}}',1794996074506557,'parked',0,'KeyError in its work',NULL);
INSERT INTO "inbox" VALUES(55,'telegram','700000028','5100000013','{"update_id":700000028,"callback_query":{"id":"4000000000000015","from":{"id":5100000013,"is_bot":false,"first_name":"Piet","language_code":"en"},"message":{"message_id":1,"from":{"id":7000000001,"is_bot":true,"first_name":"Survey bot","username":"sandbox_survey_bot"},"chat":{"id":5100000013,"type":"private","first_name":"Piet"},"date":1794995942,"text":"Your answer goes to the Acme team with your name; it is not anonymous.\n\nHow likely are you to recommend Acme to a friend or colleague?\n\n0 = Not at all likely · 10 = Extremely likely","entities":[{"type":"italic","offset":0,"length":70},{"type":"bold","offset":104,"length":4},{"type":"italic","offset":136,"length":45}],"reply_markup":{"inline_keyboard":[[{"text":"0","style":"danger","callback_data":"1:s:AdG-pl8UWAcGmptr:0"},{"text":"1","style":"danger","callback_data":"1:s:AdG-pl8UWAcGmptr:1"},{"text":"2","style":"danger","callback_data":"1:s:AdG-pl8UWAcGmptr:2"},{"text":"3","style":"danger","callback_data":"1:s:AdG-pl8UWAcGmptr:3"},{"text":"4","style":"danger","callback_data":"1:s:AdG-pl8UWAcGmptr:4"},{"text":"5","style":"danger","callback_data":"1:s:AdG-pl8UWAcGmptr:5"}],[{"text":"6","style":"danger","callback_data":"1:s:AdG-pl8UWAcGmptr:6"},{"text":"🟡 7","callback_data":"1:s:AdG-pl8UWAcGmptr:7"},{"text":"🟡 8","callback_data":"1:s:AdG-pl8UWAcGmptr:8"},{"text":"9","style":"success","callback_data":"1:s:AdG-pl8UWAcGmptr:9"},{"text":"10","style":"success","callback_data":"1:s:AdG-pl8UWAcGmptr:10"}],[{"text":"Not now","callback_data":"1:l:AdG-pl8UWAcGmptr"},{"text":"Not for 3 months","callback_data":"1:p:AdG-pl8UWAcGmptr"},{"text":"Never","callback_data":"1:n:AdG-pl8UWAcGmptr"}]]}},"chat_instance":"-5100000013","data":"1:s:AdG-pl8UWAcGmptr:7"}}',1794996074538475,'parked',0,'KeyError in its work',NULL);
CREATE TABLE invitations (
	id INTEGER NOT NULL, 
	token VARCHAR NOT NULL, 
	survey VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	variant VARCHAR NOT NULL, 
	queued_at BIGINT NOT NULL, 
	handed_over_at BIGINT, 
	expires_at BIGINT NOT NULL, 
	first_ask BOOLEAN NOT NULL, 
	message VARCHAR, 
	score INTEGER, 
	answered_at BIGINT, 
	comment_skipped BOOLEAN DEFAULT 0 NOT NULL, 
	contact_wanted BOOLEAN, 
	quote VARCHAR, 
	rescoring BOOLEAN DEFAULT 0 NOT NULL, 
	put_again BOOLEAN DEFAULT 0 NOT NULL, 
	returned BOOLEAN DEFAULT 0 NOT NULL, 
	declined VARCHAR, 
	declined_until BIGINT, 
	replaced BOOLEAN DEFAULT 0 NOT NULL, 
	pressed_at BIGINT, experiment BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_invitations PRIMARY KEY (id), 
	CONSTRAINT ck_invitations_answered CHECK ((score IS NULL) = (answered_at IS NULL)), 
	CONSTRAINT ck_invitations_scale CHECK (score BETWEEN 0 AND 10), 
	CONSTRAINT fk_invitations_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id), 
	CONSTRAINT fk_invitations_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_invitations_survey_person_id_round UNIQUE (survey, person_id, round), 
	CONSTRAINT uq_invitations_token UNIQUE (token)
);
INSERT INTO "invitations" VALUES(1,'yxda9mv_5MVNFplM','relationship',7,7,1,'handed over','coloured',1794995941792092,1794995941850467,1796205541792092,1,'DDX3I45L3S9/1794995941.847891',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(2,'0U-p8hN8paGR0yPo','relationship',8,8,1,'handed over','coloured',1794995941792092,1794995941846685,1796205541792092,1,'5100000001/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(3,'a79AKu_1F7gUlaSw','relationship',9,9,1,'answered','coloured',1794995941792092,1794995941873000,1796205541792092,1,'D9NGI1RDH4J/1794995941.870795',3,1794995943325882,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995943320199,0);
INSERT INTO "invitations" VALUES(4,'cd8_I_VCfLw4rPpV','relationship',10,10,1,'answered','coloured',1794995941792092,1794995941874760,1796205541792092,1,'5100000002/1',3,1794995944598380,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(5,'841guVzg1wiwRxiG','relationship',11,11,1,'answered','coloured',1794995941792092,1794995941896669,1796205541792092,1,'DC40D9FPJMZ/1794995941.895066',2,1794995945639513,1,NULL,NULL,0,0,0,NULL,NULL,0,1794995956886536,0);
INSERT INTO "invitations" VALUES(6,'89gcEvqIUGd-rt-n','relationship',12,12,1,'answered','coloured',1794995941792092,1794995941893799,1796205541792092,1,'5100000003/1',2,1794995946669806,1,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(7,'ebPGT0af1rCCW-cT','relationship',13,13,1,'answered','coloured',1794995941792092,1794995941927848,1796205541792092,1,'DSTT3CU2HG3/1794995941.922617',9,1794995947703194,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995947691679,0);
INSERT INTO "invitations" VALUES(8,'YuQCE4oo3d1bIdv_','relationship',14,14,1,'answered','coloured',1794995941792092,1794995941928646,1796205541792092,1,'5100000004/1',9,1794995948714871,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(9,'m0Yfc7I6elxMuRJd','relationship',15,15,1,'answered','coloured',1794995941792092,1794995941946754,1796205541792092,1,'D8V9AVK4IM6/1794995941.945920',10,1794995949728773,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995949724011,0);
INSERT INTO "invitations" VALUES(10,'LC9hxPt9Q6B8qYad','relationship',16,16,1,'answered','coloured',1794995941792092,1794995941942694,1796205541792092,1,'5100000005/1',10,1794995950744932,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(11,'lS1wmhPaeH8LrXhJ','relationship',17,17,1,'answered','coloured',1794995941792092,1794995941971214,1796205541792092,1,'DVCGJ4URX7X/1794995941.969202',10,1794995951764216,0,NULL,'named',0,0,0,NULL,NULL,0,1794995960980717,0);
INSERT INTO "invitations" VALUES(12,'5Jmvo9fSpfUtfssz','relationship',18,18,1,'answered','coloured',1794995941792092,1794995941970164,1796205541792092,1,'5100000006/1',10,1794995952785586,0,NULL,'named',0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(13,'cEVnnZNLo1nIT7Ii','relationship',19,19,1,'declined','coloured',1794995941792092,1794995942001455,1796205541792092,1,'DO57D42RUG6/1794995942.000147',NULL,NULL,0,NULL,NULL,0,0,1,'not now',1795255161993817,0,1794995961988828,0);
INSERT INTO "invitations" VALUES(14,'UKJu3QR-AXUvQmPp','relationship',20,20,1,'declined','coloured',1794995941792092,1794995941998017,1796205541792092,1,'5100000007/1',NULL,NULL,0,NULL,NULL,0,0,1,'not now',1795255162013775,0,NULL,0);
INSERT INTO "invitations" VALUES(15,'W4nZu00nWHXwRvSp','relationship',21,21,1,'declined','coloured',1794995941792092,1794995942024560,1796205541792092,1,'DDZ3PNVB13S/1794995942.021192',NULL,NULL,0,NULL,NULL,0,0,0,'never',NULL,0,1794995962029033,0);
INSERT INTO "invitations" VALUES(16,'ZxrLKtLAkh1mCHBX','relationship',22,22,1,'declined','coloured',1794995941792092,1794995942027419,1796205541792092,1,'5100000008/1',NULL,NULL,0,NULL,NULL,0,0,0,'never',NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(17,'pLV2J_ATOIePFN5u','relationship',23,23,1,'answered','coloured',1794995941792092,1794995942050541,1796205541792092,1,'D3PZ502PP6S/1794995942.045094',8,1794996011247174,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(18,'R_-82YsmnenLorJX','relationship',24,24,1,'answered','coloured',1794995941792092,1794995942045633,1796205541792092,1,'5100000010/1',8,1794996012269914,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(19,'MuGNQIQwaL305bKi','relationship',25,25,1,'handed over','coloured',1794995941792092,1794995942072090,1796205541792092,1,'DXSHBYGLYWV/1794995942.069558',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(20,'f-IexzlZtTc948jj','relationship',26,26,1,'handed over','coloured',1794995941792092,1794995942067518,1796205541792092,1,'5100000012/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(21,'Zj7KYEbIe9VhSyFE','relationship',27,27,1,'handed over','coloured',1794995941792092,1794995942100481,1796205541792092,1,'DFAHEEU1DCV/1794995942.097815',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(22,'AdG-pl8UWAcGmptr','relationship',28,28,1,'handed over','coloured',1794995941792092,1794995942106905,1796205541792092,1,'5100000013/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(23,'tk4wsvrIC5L1E7Pq','relationship',29,29,1,'handed over','coloured',1794995941792092,1794995942122277,1796205541792092,1,'D6JJEP9HMLO/1794995942.118779',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(24,'hUS3eMzehZMeIR3Z','relationship',30,30,1,'handed over','coloured',1794995941792092,1794995942119745,1796205541792092,1,'5100000016/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(25,'4b8BDVcfMnBqHDUF','relationship',31,31,1,'handed over','coloured',1794995941792092,1794995942152110,1796205541792092,1,'DLD8S97WBAG/1794995942.145354',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(26,'ROb3mRWjUobJ5rYN','relationship',32,32,1,'handed over','coloured',1794995941792092,1794995942146710,1796205541792092,1,'5100000017/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(27,'z3dbsqzm4eYb5NpQ','relationship',33,33,1,'answered','coloured',1794995941792092,1794995942178203,1796205541792092,1,'DZPO3R83QAF/1794995942.175155',9,1794995953807532,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995953798374,0);
INSERT INTO "invitations" VALUES(28,'IHq_OI9JvzyILUag','relationship',34,34,1,'answered','coloured',1794995941792092,1794995942174078,1796205541792092,1,'5100000018/1',9,1794995954828129,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(29,'8BX9Lpb-HYsMFiBV','relationship',35,35,1,'answered','coloured',1794995941792092,1794995942204074,1796205541792092,1,'D3Z04WGL8BQ/1794995942.202189',9,1794996013290485,0,NULL,NULL,0,0,0,NULL,NULL,0,1794996013288129,0);
INSERT INTO "invitations" VALUES(30,'9L-lYKFpoz5WxMah','relationship',36,36,1,'answered','coloured',1794995941792092,1794995942197096,1796205541792092,1,'5100000019/1',9,1794996014340575,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(31,'CzGJaywIp_dg96uu','relationship',37,37,1,'answered','coloured',1794995941792092,1794995942225056,1796205541792092,1,'D8SL5JDDW90/1794995942.224154',1,1794995955862022,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995955858114,0);
INSERT INTO "invitations" VALUES(32,'AXs1zIM1MQ9LIzFi','relationship',38,38,1,'answered','coloured',1794995941792092,1794995942218269,1796205541792092,1,'5100000020/1',1,1794995956874142,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(33,'LNQmEcOw7nf1ybFL','relationship',39,39,1,'answered','coloured',1794995941792092,1794995942252503,1796205541792092,1,'DNJF3EKTIZP/1794995942.247458',0,1794996001060449,0,NULL,NULL,0,0,0,NULL,NULL,0,1794996001055270,0);
INSERT INTO "invitations" VALUES(34,'kC45ui4_l_eo01s8','relationship',40,40,1,'answered','coloured',1794995941792092,1794995942241911,1796205541792092,1,'5100000021/1',0,1794996002076553,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(35,'FrSjek0JyE4FIfJ7','relationship',41,41,1,'undeliverable','coloured',1794995941792092,1794995942272005,1796205541792092,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(36,'RaOLng9Ie4NAYADN','relationship',42,42,1,'handed over','coloured',1794995941792092,1794995942296221,1796205541792092,1,'DL522L6SK60/1794995942.295367',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(37,'8ryN4THol9opXOGF','relationship',43,43,1,'uncertain','coloured',1794996000029830,NULL,1796205600029830,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(38,'1mVT2Da7sXJmocVa','relationship',44,44,1,'uncertain','coloured',1794996000029830,NULL,1796205600029830,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(39,'YwrTu5ndHtwNg3Fc','relationship',3,3,1,'queued','coloured',1794996074426315,NULL,1796205674426315,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
INSERT INTO "invitations" VALUES(40,'6Ad-V6qSq5PzVx2V','relationship',4,4,1,'queued','coloured',1794996074426315,NULL,1796205674426315,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0);
CREATE TABLE leases (
	name VARCHAR NOT NULL, 
	holder VARCHAR NOT NULL, 
	fence INTEGER NOT NULL, 
	until BIGINT NOT NULL, 
	CONSTRAINT pk_leases PRIMARY KEY (name)
);
CREATE TABLE moved_chats (
	old VARCHAR NOT NULL, 
	new VARCHAR NOT NULL, 
	CONSTRAINT pk_moved_chats PRIMARY KEY (old)
);
INSERT INTO "moved_chats" VALUES('-4000099','-1001000000028');
CREATE TABLE outbox (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	queue VARCHAR NOT NULL, 
	priority INTEGER NOT NULL, 
	due_at BIGINT NOT NULL, 
	state VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	claim VARCHAR, 
	claimed_at BIGINT, 
	attempts INTEGER DEFAULT '0' NOT NULL, 
	maybe_sent BOOLEAN DEFAULT 0 NOT NULL, 
	payload JSON, 
	reason VARCHAR DEFAULT '' NOT NULL, 
	created_at BIGINT NOT NULL, source VARCHAR, recipient VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_outbox PRIMARY KEY (id), 
	CONSTRAINT uq_outbox_kind_subject UNIQUE (kind, "key")
);
INSERT INTO "outbox" VALUES(1,'summary','relationship/2026-W45','slack',5,1794211200000000,'sent',2,NULL,1794211201082136,1,0,NULL,'',1793782800415820,NULL,'team');
INSERT INTO "outbox" VALUES(2,'summary','quiet/2026-W45','slack',5,1794211200000000,'sent',2,NULL,1794211202274258,1,0,NULL,'',1793782800415820,NULL,'team');
INSERT INTO "outbox" VALUES(3,'summary','resting/2026-W45','slack',5,1794211200000000,'sent',2,NULL,1794211203481424,1,0,NULL,'',1793782800415820,NULL,'team');
INSERT INTO "outbox" VALUES(4,'summary','missed/2026-W45','slack',5,1794470400000000,'dropped',4,NULL,1794816001058525,1,0,NULL,'2026-W46 is posted instead',1793782800415820,NULL,'team');
INSERT INTO "outbox" VALUES(5,'summary','doubted/2026-W45','slack',5,1794391200000000,'sent',3,NULL,1794391261075003,1,0,NULL,'',1793782800415820,NULL,'team');
INSERT INTO "outbox" VALUES(6,'summary','posted/2026-W45','slack',5,1794391260000000,'sent',3,NULL,1794391262278416,1,0,NULL,'',1793782800415820,NULL,'team');
INSERT INTO "outbox" VALUES(7,'summary','claimed/2026-W45','slack',5,1794391260000000,'sent',3,NULL,1794391263486874,1,0,NULL,'',1793782800415820,NULL,'team');
INSERT INTO "outbox" VALUES(8,'summary','due/2026-W45','slack',5,1794391260000000,'sent',3,NULL,1794391264690804,1,0,NULL,'',1793782800415820,NULL,'team');
INSERT INTO "outbox" VALUES(9,'summary','failed/2026-W45','slack',5,1794391260000000,'sent',3,NULL,1794391265897441,1,0,NULL,'',1793782800415820,NULL,'team');
INSERT INTO "outbox" VALUES(10,'trouble','outage 2026-11-04T09:00:00.472857+00:00','telegram',2,1794211201034956,'sent',1,NULL,1794211201091380,1,0,NULL,'',1794211201034956,NULL,'admin');
INSERT INTO "outbox" VALUES(11,'chart','relationship/2026-W45','slack',5,1794211201120590,'sent',1,NULL,1794211207214733,1,0,NULL,'',1794211201120590,NULL,'team');
INSERT INTO "outbox" VALUES(12,'summary','relationship/2026-W46','slack',5,1794816000000000,'sent',3,NULL,1794816001064115,1,0,NULL,'',1794211201120590,NULL,'team');
INSERT INTO "outbox" VALUES(13,'chart','quiet/2026-W45','slack',5,1794211202286892,'dropped',1,NULL,1794211208359179,1,0,NULL,'there is nothing to draw',1794211202286892,NULL,'team');
INSERT INTO "outbox" VALUES(14,'summary','quiet/2026-W46','slack',5,1794816000000000,'sent',3,NULL,1794816002264184,1,0,NULL,'',1794211202286892,NULL,'team');
INSERT INTO "outbox" VALUES(15,'chart','resting/2026-W45','slack',5,1794211203534102,'dropped',1,NULL,1794211208371510,1,0,NULL,'there is nothing to draw',1794211203534102,NULL,'team');
INSERT INTO "outbox" VALUES(16,'summary','resting/2026-W46','slack',5,1794816000000000,'dropped',3,NULL,1794816003469173,1,0,NULL,'nothing has happened for weeks',1794211203534102,NULL,'team');
INSERT INTO "outbox" VALUES(17,'trouble','outage 2026-11-09T08:00:06.550612+00:00','telegram',2,1794391261029692,'sent',1,NULL,1794391261074989,1,0,NULL,'',1794391261029692,NULL,'admin');
INSERT INTO "outbox" VALUES(18,'chart','doubted/2026-W45','slack',5,1794391261086485,'dropped',1,NULL,1794391267099506,1,0,NULL,'there is nothing to draw',1794391261086485,NULL,'team');
INSERT INTO "outbox" VALUES(19,'summary','doubted/2026-W46','slack',5,1794996030008634,'due',3,NULL,1794996000000575,1,1,'null','no answer that can be read',1794391261086485,NULL,'team');
INSERT INTO "outbox" VALUES(20,'chart','posted/2026-W45','slack',5,1794391262288292,'dropped',1,NULL,1794391267104815,1,0,NULL,'there is nothing to draw',1794391262288292,NULL,'team');
INSERT INTO "outbox" VALUES(21,'summary','posted/2026-W46','slack',5,1794996060000000,'sending',3,'claim of posted',1794996074578781,1,0,'null','',1794391262288292,NULL,'team');
INSERT INTO "outbox" VALUES(22,'chart','claimed/2026-W45','slack',5,1794391263494743,'dropped',1,NULL,1794391267108320,1,0,NULL,'there is nothing to draw',1794391263494743,NULL,'team');
INSERT INTO "outbox" VALUES(23,'summary','claimed/2026-W46','slack',5,1794996060000000,'sending',3,'claim of claimed',1794996074578781,1,0,'null','',1794391263494743,NULL,'team');
INSERT INTO "outbox" VALUES(24,'chart','due/2026-W45','slack',5,1794391264703186,'dropped',1,NULL,1794391267125765,1,0,NULL,'there is nothing to draw',1794391264703186,NULL,'team');
INSERT INTO "outbox" VALUES(25,'summary','due/2026-W46','slack',5,1794996060000000,'due',3,NULL,NULL,0,0,'null','',1794391264703186,NULL,'team');
INSERT INTO "outbox" VALUES(26,'chart','failed/2026-W45','slack',5,1794391265919534,'dropped',1,NULL,1794391267151682,1,0,NULL,'there is nothing to draw',1794391265919534,NULL,'team');
INSERT INTO "outbox" VALUES(27,'summary','failed/2026-W46','slack',5,1794996060000000,'failed',3,NULL,1794996074578781,1,0,'null','channel_not_found',1794391265919534,NULL,'team');
INSERT INTO "outbox" VALUES(28,'trouble','outage 2026-11-11T10:01:01.029692+00:00','telegram',2,1794816001021485,'sent',1,NULL,1794816001058832,1,0,NULL,'',1794816001021485,NULL,'admin');
INSERT INTO "outbox" VALUES(29,'summary','missed/2026-W46','slack',5,1795075200000000,'due',2,NULL,NULL,0,0,'null','',1794816001058525,NULL,'team');
INSERT INTO "outbox" VALUES(30,'chart','relationship/2026-W46','slack',5,1794816001086079,'sent',1,NULL,1794816004140761,1,0,NULL,'',1794816001086079,NULL,'team');
INSERT INTO "outbox" VALUES(31,'summary','relationship/2026-W47','slack',5,1795420800000000,'due',2,NULL,NULL,0,0,'null','',1794816001086079,NULL,'team');
INSERT INTO "outbox" VALUES(32,'chart','quiet/2026-W46','slack',5,1794816002271710,'dropped',1,NULL,1794816005276003,1,0,NULL,'there is nothing to draw',1794816002271710,NULL,'team');
INSERT INTO "outbox" VALUES(33,'summary','quiet/2026-W47','slack',5,1795420800000000,'due',2,NULL,NULL,0,0,'null','',1794816002271710,NULL,'team');
INSERT INTO "outbox" VALUES(34,'summary','resting/2026-W47','slack',5,1795420800000000,'due',2,NULL,NULL,0,0,'null','',1794816003469173,NULL,'team');
INSERT INTO "outbox" VALUES(35,'trouble','outage 2026-11-16T08:00:01.021485+00:00','telegram',2,1794995940033066,'sent',1,NULL,1794995940075238,1,0,NULL,'',1794995940033066,NULL,'admin');
INSERT INTO "outbox" VALUES(36,'question','1','slack',3,1794995941792092,'sent',1,NULL,1794995941842487,1,0,NULL,'',1794995941792092,NULL,'contact 7');
INSERT INTO "outbox" VALUES(37,'question','2','telegram',3,1794995941792092,'sent',1,NULL,1794995941838987,1,0,NULL,'',1794995941792092,NULL,'contact 8');
INSERT INTO "outbox" VALUES(38,'question','3','slack',3,1794995941792092,'sent',1,NULL,1794995941842499,1,0,NULL,'',1794995941792092,NULL,'contact 9');
INSERT INTO "outbox" VALUES(39,'question','4','telegram',3,1794995941792092,'sent',1,NULL,1794995941839007,1,0,NULL,'',1794995941792092,NULL,'contact 10');
INSERT INTO "outbox" VALUES(40,'question','5','slack',3,1794995941792092,'sent',1,NULL,1794995941842507,1,0,NULL,'',1794995941792092,NULL,'contact 11');
INSERT INTO "outbox" VALUES(41,'question','6','telegram',3,1794995941792092,'sent',1,NULL,1794995941839015,1,0,NULL,'',1794995941792092,NULL,'contact 12');
INSERT INTO "outbox" VALUES(42,'question','7','slack',3,1794995941792092,'sent',1,NULL,1794995941873683,1,0,NULL,'',1794995941792092,NULL,'contact 13');
INSERT INTO "outbox" VALUES(43,'question','8','telegram',3,1794995941792092,'sent',1,NULL,1794995941870455,1,0,NULL,'',1794995941792092,NULL,'contact 14');
INSERT INTO "outbox" VALUES(44,'question','9','slack',3,1794995941792092,'sent',1,NULL,1794995941894696,1,0,NULL,'',1794995941792092,NULL,'contact 15');
INSERT INTO "outbox" VALUES(45,'question','10','telegram',3,1794995941792092,'sent',1,NULL,1794995941889026,1,0,NULL,'',1794995941792092,NULL,'contact 16');
INSERT INTO "outbox" VALUES(46,'question','11','slack',3,1794995941792092,'sent',1,NULL,1794995941922256,1,0,NULL,'',1794995941792092,NULL,'contact 17');
INSERT INTO "outbox" VALUES(47,'question','12','telegram',3,1794995941792092,'sent',1,NULL,1794995941920511,1,0,NULL,'',1794995941792092,NULL,'contact 18');
INSERT INTO "outbox" VALUES(48,'question','13','slack',3,1794995941792092,'sent',1,NULL,1794995941945501,1,0,NULL,'',1794995941792092,NULL,'contact 19');
INSERT INTO "outbox" VALUES(49,'question','14','telegram',3,1794995941792092,'sent',1,NULL,1794995941940532,1,0,NULL,'',1794995941792092,NULL,'contact 20');
INSERT INTO "outbox" VALUES(50,'question','15','slack',3,1794995941792092,'sent',1,NULL,1794995941971362,1,0,NULL,'',1794995941792092,NULL,'contact 21');
INSERT INTO "outbox" VALUES(51,'question','16','telegram',3,1794995941792092,'sent',1,NULL,1794995941966288,1,0,NULL,'',1794995941792092,NULL,'contact 22');
INSERT INTO "outbox" VALUES(52,'question','17','slack',3,1794995941792092,'sent',1,NULL,1794995941999805,1,0,NULL,'',1794995941792092,NULL,'contact 23');
INSERT INTO "outbox" VALUES(53,'question','18','telegram',3,1794995941792092,'sent',1,NULL,1794995941991541,1,0,NULL,'',1794995941792092,NULL,'contact 24');
INSERT INTO "outbox" VALUES(54,'question','19','slack',3,1794995941792092,'sent',1,NULL,1794995942019860,1,0,NULL,'',1794995941792092,NULL,'contact 25');
INSERT INTO "outbox" VALUES(55,'question','20','telegram',3,1794995941792092,'sent',1,NULL,1794995942019361,1,0,NULL,'',1794995941792092,NULL,'contact 26');
INSERT INTO "outbox" VALUES(56,'question','21','slack',3,1794995941792092,'sent',1,NULL,1794995942046045,1,0,NULL,'',1794995941792092,NULL,'contact 27');
INSERT INTO "outbox" VALUES(57,'question','22','telegram',3,1794995941792092,'sent',1,NULL,1794995942041325,1,0,NULL,'',1794995941792092,NULL,'contact 28');
INSERT INTO "outbox" VALUES(58,'question','23','slack',3,1794995941792092,'sent',1,NULL,1794995942069243,1,0,NULL,'',1794995941792092,NULL,'contact 29');
INSERT INTO "outbox" VALUES(59,'question','24','telegram',3,1794995941792092,'sent',1,NULL,1794995942065381,1,0,NULL,'',1794995941792092,NULL,'contact 30');
INSERT INTO "outbox" VALUES(60,'question','25','slack',3,1794995941792092,'sent',1,NULL,1794995942097453,1,0,NULL,'',1794995941792092,NULL,'contact 31');
INSERT INTO "outbox" VALUES(61,'question','26','telegram',3,1794995941792092,'sent',1,NULL,1794995942096782,1,0,NULL,'',1794995941792092,NULL,'contact 32');
INSERT INTO "outbox" VALUES(62,'question','27','slack',3,1794995941792092,'sent',1,NULL,1794995942122452,1,0,NULL,'',1794995941792092,NULL,'contact 33');
INSERT INTO "outbox" VALUES(63,'question','28','telegram',3,1794995941792092,'sent',1,NULL,1794995942116114,1,0,NULL,'',1794995941792092,NULL,'contact 34');
INSERT INTO "outbox" VALUES(64,'question','29','slack',3,1794995941792092,'sent',1,NULL,1794995942152235,1,0,NULL,'',1794995941792092,NULL,'contact 35');
INSERT INTO "outbox" VALUES(65,'question','30','telegram',3,1794995941792092,'sent',1,NULL,1794995942142041,1,0,NULL,'',1794995941792092,NULL,'contact 36');
INSERT INTO "outbox" VALUES(66,'question','31','slack',3,1794995941792092,'sent',1,NULL,1794995942174856,1,0,NULL,'',1794995941792092,NULL,'contact 37');
INSERT INTO "outbox" VALUES(67,'question','32','telegram',3,1794995941792092,'sent',1,NULL,1794995942165961,1,0,NULL,'',1794995941792092,NULL,'contact 38');
INSERT INTO "outbox" VALUES(68,'question','33','slack',3,1794995941792092,'sent',1,NULL,1794995942199504,1,0,NULL,'',1794995941792092,NULL,'contact 39');
INSERT INTO "outbox" VALUES(69,'question','34','telegram',3,1794995941792092,'sent',1,NULL,1794995942190660,1,0,NULL,'',1794995941792092,NULL,'contact 40');
INSERT INTO "outbox" VALUES(70,'question','35','slack',3,1794995941792092,'sent',1,NULL,1794995942222412,1,0,NULL,'',1794995941792092,NULL,'contact 41');
INSERT INTO "outbox" VALUES(71,'question','36','slack',3,1794995941792092,'sent',1,NULL,1794995942247149,1,0,NULL,'',1794995941792092,NULL,'contact 42');
INSERT INTO "outbox" VALUES(72,'reminder','2','telegram',4,1795341541846685,'due',1,NULL,NULL,0,0,'null','',1794995941846685,NULL,'contact 8');
INSERT INTO "outbox" VALUES(73,'expiry','2','jobs',4,1796205541792092,'due',1,NULL,NULL,0,0,'null','',1794995941846685,NULL,'contact 8');
INSERT INTO "outbox" VALUES(74,'reminder','1','slack',4,1795341541850467,'due',1,NULL,NULL,0,0,'null','',1794995941850467,NULL,'contact 7');
INSERT INTO "outbox" VALUES(75,'expiry','1','jobs',4,1796205541792092,'due',1,NULL,NULL,0,0,'null','',1794995941850467,NULL,'contact 7');
INSERT INTO "outbox" VALUES(76,'reminder','3','slack',4,1795341541873000,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941873000,NULL,'contact 9');
INSERT INTO "outbox" VALUES(77,'expiry','3','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941873000,NULL,'contact 9');
INSERT INTO "outbox" VALUES(78,'reminder','4','telegram',4,1795341541874760,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941874760,NULL,'contact 10');
INSERT INTO "outbox" VALUES(79,'expiry','4','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941874760,NULL,'contact 10');
INSERT INTO "outbox" VALUES(80,'reminder','6','telegram',4,1795341541893799,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941893799,NULL,'contact 12');
INSERT INTO "outbox" VALUES(81,'expiry','6','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941893799,NULL,'contact 12');
INSERT INTO "outbox" VALUES(82,'reminder','5','slack',4,1795341541896669,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941896669,NULL,'contact 11');
INSERT INTO "outbox" VALUES(83,'expiry','5','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941896669,NULL,'contact 11');
INSERT INTO "outbox" VALUES(84,'reminder','7','slack',4,1795341541927848,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941927848,NULL,'contact 13');
INSERT INTO "outbox" VALUES(85,'expiry','7','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941927848,NULL,'contact 13');
INSERT INTO "outbox" VALUES(86,'reminder','8','telegram',4,1795341541928646,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941928646,NULL,'contact 14');
INSERT INTO "outbox" VALUES(87,'expiry','8','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941928646,NULL,'contact 14');
INSERT INTO "outbox" VALUES(88,'reminder','10','telegram',4,1795341541942694,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941942694,NULL,'contact 16');
INSERT INTO "outbox" VALUES(89,'expiry','10','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941942694,NULL,'contact 16');
INSERT INTO "outbox" VALUES(90,'reminder','9','slack',4,1795341541946754,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941946754,NULL,'contact 15');
INSERT INTO "outbox" VALUES(91,'expiry','9','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941946754,NULL,'contact 15');
INSERT INTO "outbox" VALUES(92,'reminder','12','telegram',4,1795341541970164,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941970164,NULL,'contact 18');
INSERT INTO "outbox" VALUES(93,'expiry','12','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941970164,NULL,'contact 18');
INSERT INTO "outbox" VALUES(94,'reminder','11','slack',4,1795341541971214,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941971214,NULL,'contact 17');
INSERT INTO "outbox" VALUES(95,'expiry','11','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995941971214,NULL,'contact 17');
INSERT INTO "outbox" VALUES(96,'reminder','14','telegram',4,1795341541998017,'dropped',1,NULL,NULL,0,0,'null','declined',1794995941998017,NULL,'contact 20');
INSERT INTO "outbox" VALUES(97,'expiry','14','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','declined',1794995941998017,NULL,'contact 20');
INSERT INTO "outbox" VALUES(98,'reminder','13','slack',4,1795341542001455,'dropped',1,NULL,NULL,0,0,'null','declined',1794995942001455,NULL,'contact 19');
INSERT INTO "outbox" VALUES(99,'expiry','13','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','declined',1794995942001455,NULL,'contact 19');
INSERT INTO "outbox" VALUES(100,'reminder','15','slack',4,1795341542024560,'dropped',1,NULL,NULL,0,0,'null','declined',1794995942024560,NULL,'contact 21');
INSERT INTO "outbox" VALUES(101,'expiry','15','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','declined',1794995942024560,NULL,'contact 21');
INSERT INTO "outbox" VALUES(102,'reminder','16','telegram',4,1795341542027419,'dropped',1,NULL,NULL,0,0,'null','declined',1794995942027419,NULL,'contact 22');
INSERT INTO "outbox" VALUES(103,'expiry','16','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','declined',1794995942027419,NULL,'contact 22');
INSERT INTO "outbox" VALUES(104,'reminder','18','telegram',4,1795341542045633,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942045633,NULL,'contact 24');
INSERT INTO "outbox" VALUES(105,'expiry','18','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942045633,NULL,'contact 24');
INSERT INTO "outbox" VALUES(106,'reminder','17','slack',4,1795341542050541,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942050541,NULL,'contact 23');
INSERT INTO "outbox" VALUES(107,'expiry','17','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942050541,NULL,'contact 23');
INSERT INTO "outbox" VALUES(108,'reminder','20','telegram',4,1795341542067518,'due',1,NULL,NULL,0,0,'null','',1794995942067518,NULL,'contact 26');
INSERT INTO "outbox" VALUES(109,'expiry','20','jobs',4,1796205541792092,'due',1,NULL,NULL,0,0,'null','',1794995942067518,NULL,'contact 26');
INSERT INTO "outbox" VALUES(110,'reminder','19','slack',4,1795341542072090,'due',1,NULL,NULL,0,0,'null','',1794995942072090,NULL,'contact 25');
INSERT INTO "outbox" VALUES(111,'expiry','19','jobs',4,1796205541792092,'due',1,NULL,NULL,0,0,'null','',1794995942072090,NULL,'contact 25');
INSERT INTO "outbox" VALUES(112,'reminder','21','slack',4,1795341542100481,'due',1,NULL,NULL,0,0,'null','',1794995942100481,NULL,'contact 27');
INSERT INTO "outbox" VALUES(113,'expiry','21','jobs',4,1796205541792092,'due',1,NULL,NULL,0,0,'null','',1794995942100481,NULL,'contact 27');
INSERT INTO "outbox" VALUES(114,'reminder','22','telegram',4,1795341542106905,'due',1,NULL,NULL,0,0,'null','',1794995942106905,NULL,'contact 28');
INSERT INTO "outbox" VALUES(115,'expiry','22','jobs',4,1796205541792092,'due',1,NULL,NULL,0,0,'null','',1794995942106905,NULL,'contact 28');
INSERT INTO "outbox" VALUES(116,'reminder','24','telegram',4,1795341542119745,'due',1,NULL,NULL,0,0,'null','',1794995942119745,NULL,'contact 30');
INSERT INTO "outbox" VALUES(117,'expiry','24','jobs',4,1796205541792092,'due',1,NULL,NULL,0,0,'null','',1794995942119745,NULL,'contact 30');
INSERT INTO "outbox" VALUES(118,'reminder','23','slack',4,1795341542122277,'due',1,NULL,NULL,0,0,'null','',1794995942122277,NULL,'contact 29');
INSERT INTO "outbox" VALUES(119,'expiry','23','jobs',4,1796205541792092,'due',1,NULL,NULL,0,0,'null','',1794995942122277,NULL,'contact 29');
INSERT INTO "outbox" VALUES(120,'reminder','26','telegram',4,1795341542146710,'due',1,NULL,NULL,0,0,'null','',1794995942146710,NULL,'contact 32');
INSERT INTO "outbox" VALUES(121,'expiry','26','jobs',4,1796205541792092,'due',1,NULL,NULL,0,0,'null','',1794995942146710,NULL,'contact 32');
INSERT INTO "outbox" VALUES(122,'reminder','25','slack',4,1795341542152110,'due',1,NULL,NULL,0,0,'null','',1794995942152110,NULL,'contact 31');
INSERT INTO "outbox" VALUES(123,'expiry','25','jobs',4,1796205541792092,'due',1,NULL,NULL,0,0,'null','',1794995942152110,NULL,'contact 31');
INSERT INTO "outbox" VALUES(124,'reminder','28','telegram',4,1795341542174078,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942174078,NULL,'contact 34');
INSERT INTO "outbox" VALUES(125,'expiry','28','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942174078,NULL,'contact 34');
INSERT INTO "outbox" VALUES(126,'reminder','27','slack',4,1795341542178203,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942178203,NULL,'contact 33');
INSERT INTO "outbox" VALUES(127,'expiry','27','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942178203,NULL,'contact 33');
INSERT INTO "outbox" VALUES(128,'reminder','30','telegram',4,1795341542197096,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942197096,NULL,'contact 36');
INSERT INTO "outbox" VALUES(129,'expiry','30','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942197096,NULL,'contact 36');
INSERT INTO "outbox" VALUES(130,'reminder','29','slack',4,1795341542204074,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942204074,NULL,'contact 35');
INSERT INTO "outbox" VALUES(131,'expiry','29','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942204074,NULL,'contact 35');
INSERT INTO "outbox" VALUES(132,'reminder','32','telegram',4,1795341542218269,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942218269,NULL,'contact 38');
INSERT INTO "outbox" VALUES(133,'expiry','32','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942218269,NULL,'contact 38');
INSERT INTO "outbox" VALUES(134,'reminder','31','slack',4,1795341542225056,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942225056,NULL,'contact 37');
INSERT INTO "outbox" VALUES(135,'expiry','31','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942225056,NULL,'contact 37');
INSERT INTO "outbox" VALUES(136,'reminder','34','telegram',4,1795341542241911,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942241911,NULL,'contact 40');
INSERT INTO "outbox" VALUES(137,'expiry','34','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942241911,NULL,'contact 40');
INSERT INTO "outbox" VALUES(138,'reminder','33','slack',4,1795341542252503,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942252503,NULL,'contact 39');
INSERT INTO "outbox" VALUES(139,'expiry','33','jobs',4,1796205541792092,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942252503,NULL,'contact 39');
INSERT INTO "outbox" VALUES(140,'reminder','35','slack',4,1795341542272005,'due',1,NULL,NULL,0,0,'null','',1794995942272005,NULL,'contact 41');
INSERT INTO "outbox" VALUES(141,'expiry','35','jobs',4,1796205541792092,'due',1,NULL,NULL,0,0,'null','',1794995942272005,NULL,'contact 41');
INSERT INTO "outbox" VALUES(142,'reminder','36','slack',4,1795341542296221,'due',1,NULL,NULL,0,0,'null','',1794995942296221,NULL,'contact 42');
INSERT INTO "outbox" VALUES(143,'expiry','36','jobs',4,1796205541792092,'due',1,NULL,NULL,0,0,'null','',1794995942296221,NULL,'contact 42');
INSERT INTO "outbox" VALUES(144,'card','3','slack',0,1794995943325882,'sent',1,NULL,1794995943567288,1,0,NULL,'',1794995943325882,'slack/3','contact 9');
INSERT INTO "outbox" VALUES(145,'alert','1','slack',2,1794995943325882,'sent',1,NULL,1794995943567310,1,0,NULL,'',1794995943325882,'slack/3','support');
INSERT INTO "outbox" VALUES(146,'card','4','telegram',0,1794995944598380,'sent',1,NULL,1794995944610465,1,0,NULL,'',1794995944598380,'telegram/4','contact 10');
INSERT INTO "outbox" VALUES(147,'alert','2','slack',2,1794995944598380,'sent',1,NULL,1794995944610532,1,0,NULL,'',1794995944598380,'telegram/4','support');
INSERT INTO "outbox" VALUES(148,'card','5','slack',0,1794995956889024,'sent',2,NULL,1794995956891148,1,0,NULL,'',1794995945639513,'slack/17','contact 11');
INSERT INTO "outbox" VALUES(149,'alert','3','slack',2,1794995945639513,'sent',1,NULL,1794995945649816,1,0,NULL,'',1794995945639513,'slack/5','support');
INSERT INTO "outbox" VALUES(150,'card','6','telegram',0,1794995956895758,'sent',2,NULL,1794995956898926,1,0,NULL,'',1794995946669806,'telegram/18','contact 12');
INSERT INTO "outbox" VALUES(151,'alert','4','slack',2,1794995946669806,'sent',1,NULL,1794995946681682,1,0,NULL,'',1794995946669806,'telegram/6','support');
INSERT INTO "outbox" VALUES(152,'card','7','slack',0,1794995947703194,'sent',1,NULL,1794995947707382,1,0,NULL,'',1794995947703194,'slack/7','contact 13');
INSERT INTO "outbox" VALUES(153,'card','8','telegram',0,1794995948714871,'sent',1,NULL,1794995948720973,1,0,NULL,'',1794995948714871,'telegram/8','contact 14');
INSERT INTO "outbox" VALUES(154,'card','9','slack',0,1794995957905263,'sent',2,NULL,1794995957917145,1,0,NULL,'',1794995949728773,'slack/19','contact 15');
INSERT INTO "outbox" VALUES(155,'card','10','telegram',0,1794995958927200,'sent',2,NULL,1794995958941807,1,0,NULL,'',1794995950744932,'telegram/20','contact 16');
INSERT INTO "outbox" VALUES(156,'card','11','slack',0,1794995960986983,'sent',3,NULL,1794995960995252,1,0,NULL,'',1794995951764216,'slack/23','contact 17');
INSERT INTO "outbox" VALUES(157,'card','12','telegram',0,1794995961016460,'sent',3,NULL,1794995961932536,1,0,NULL,'',1794995952785586,'telegram/24','contact 18');
INSERT INTO "outbox" VALUES(158,'card','27','slack',0,1794995953807532,'sent',1,NULL,1794995953812739,1,0,NULL,'',1794995953807532,'slack/13','contact 33');
INSERT INTO "outbox" VALUES(159,'card','28','telegram',0,1794995954828129,'sent',1,NULL,1794995954832743,1,0,NULL,'',1794995954828129,'telegram/14','contact 34');
INSERT INTO "outbox" VALUES(160,'card','31','slack',0,1794996004113381,'sent',2,NULL,1794996004119178,1,0,NULL,'',1794995955862022,'slack/42','contact 37');
INSERT INTO "outbox" VALUES(161,'alert','5','slack',2,1794996004113381,'sent',2,NULL,1794996004119192,1,0,NULL,'',1794995955862022,'slack/42','support, edits');
INSERT INTO "outbox" VALUES(162,'card','32','telegram',0,1794996005135426,'sent',2,NULL,1794996005147442,1,0,NULL,'',1794995956874142,'telegram/43','contact 38');
INSERT INTO "outbox" VALUES(163,'alert','6','slack',2,1794996005135426,'sent',2,NULL,1794996005145235,1,0,NULL,'',1794995956874142,'telegram/43','support, edits');
INSERT INTO "outbox" VALUES(164,'note','slack/19/note.comment','slack',1,1794995957905263,'sent',1,NULL,1794995958924221,1,0,NULL,'',1794995957905263,'slack/19','contact 15');
INSERT INTO "outbox" VALUES(165,'note','telegram/20/note.comment','telegram',1,1794995958927200,'sent',1,NULL,1794995959948413,1,0,NULL,'',1794995958927200,'telegram/20','contact 16');
INSERT INTO "outbox" VALUES(166,'note','slack/21/note.comment','slack',1,1794995959950086,'sent',1,NULL,1794995960964774,1,0,NULL,'',1794995959950086,'slack/21','contact 17');
INSERT INTO "outbox" VALUES(167,'note','telegram/22/note.comment','telegram',1,1794995960966236,'sent',1,NULL,1794995963043747,1,0,NULL,'',1794995960966236,'telegram/22','contact 18');
INSERT INTO "outbox" VALUES(168,'question back','13','slack',4,1795255161993817,'due',1,NULL,NULL,0,0,'null','',1794995961993817,'slack/25','contact 19');
INSERT INTO "outbox" VALUES(169,'card','13','slack',0,1794995961993817,'sent',1,NULL,1794995962003448,1,0,NULL,'',1794995961993817,'slack/25','contact 19');
INSERT INTO "outbox" VALUES(170,'question back','14','telegram',4,1795255162013775,'due',1,NULL,NULL,0,0,'null','',1794995962013775,'telegram/26','contact 20');
INSERT INTO "outbox" VALUES(171,'card','14','telegram',0,1794995962013775,'sent',1,NULL,1794995962026103,1,0,NULL,'',1794995962013775,'telegram/26','contact 20');
INSERT INTO "outbox" VALUES(172,'card','15','slack',0,1794995962031718,'sent',1,NULL,1794995962038226,1,0,NULL,'',1794995962031718,'slack/27','contact 21');
INSERT INTO "outbox" VALUES(173,'note','prompt 1','slack',1,1794995963046213,'sent',1,NULL,1794995963057013,1,0,NULL,'',1794995963046213,'slack/28','contact 21');
INSERT INTO "outbox" VALUES(174,'card','16','telegram',0,1794995963071254,'sent',1,NULL,1794995963078990,1,0,NULL,'',1794995963071254,'telegram/29','contact 22');
INSERT INTO "outbox" VALUES(175,'note','prompt 2','telegram',1,1794995964092951,'sent',1,NULL,1794995964099383,1,0,NULL,'',1794995964092951,'telegram/30','contact 22');
INSERT INTO "outbox" VALUES(176,'note','prompt 3','slack',1,1794995965110052,'sent',1,NULL,1794995965113403,1,0,NULL,'',1794995965110052,'slack/31','contact 29');
INSERT INTO "outbox" VALUES(177,'note','prompt 4','telegram',1,1794995966117886,'sent',1,NULL,1794995966120985,1,0,NULL,'',1794995966117886,'telegram/32','contact 30');
INSERT INTO "outbox" VALUES(178,'note','prompt 5','slack',1,1794995967128330,'sent',1,NULL,1794995967130901,1,0,NULL,'',1794995967128330,'slack/33','contact 31');
INSERT INTO "outbox" VALUES(179,'note','prompt 6','telegram',1,1794995968137448,'sent',1,NULL,1794995968144102,1,0,NULL,'',1794995968137448,'telegram/34','contact 32');
INSERT INTO "outbox" VALUES(180,'note','slack/35/note.outside','slack',1,1794995969151600,'sent',1,NULL,1794995969156260,1,0,NULL,'',1794995969151600,'slack/35','contact 31');
INSERT INTO "outbox" VALUES(181,'note','telegram/36/note.outside','telegram',1,1794995970164531,'sent',1,NULL,1794995970177968,1,0,NULL,'',1794995970164531,'telegram/36','contact 32');
INSERT INTO "outbox" VALUES(182,'note','prompt 7','slack',1,1794995971184667,'sent',1,NULL,1794995971187269,1,0,NULL,'',1794995971184667,'slack/37','contact 33');
INSERT INTO "outbox" VALUES(183,'note','prompt 8','telegram',1,1794995972193173,'sent',1,NULL,1794995972197037,1,0,NULL,'',1794995972193173,'telegram/38','contact 34');
INSERT INTO "outbox" VALUES(184,'question','37','slack',3,1794996030038608,'due',1,NULL,1794996000035005,1,1,'null','no answer that can be read',1794996000029830,NULL,'contact 43');
INSERT INTO "outbox" VALUES(185,'question','38','telegram',3,1794996000029830,'uncertain',1,NULL,1794996000035849,1,0,'null','The line was cut',1794996000029830,NULL,'contact 44');
INSERT INTO "outbox" VALUES(186,'expiry','37','jobs',4,1796205600029830,'due',1,NULL,NULL,0,0,'null','',1794996000038608,NULL,'contact 43');
INSERT INTO "outbox" VALUES(187,'expiry','38','jobs',4,1796205600029830,'due',1,NULL,NULL,0,0,'null','',1794996000048701,NULL,'contact 44');
INSERT INTO "outbox" VALUES(188,'card','33','slack',0,1794996001060449,'sent',1,NULL,1794996001065445,1,0,NULL,'',1794996001060449,'slack/40','contact 39');
INSERT INTO "outbox" VALUES(189,'alert','7','slack',2,1794996032071363,'due',1,NULL,1794996001065458,1,1,'null','no answer that can be read',1794996001060449,'slack/40','support');
INSERT INTO "outbox" VALUES(190,'card','34','telegram',0,1794996002076553,'sent',1,NULL,1794996002082675,1,0,NULL,'',1794996002076553,'telegram/41','contact 40');
INSERT INTO "outbox" VALUES(191,'alert','8','slack',2,1794996033078439,'due',1,NULL,1794996003025986,1,1,'null','no answer that can be read',1794996002076553,'telegram/41','support');
INSERT INTO "outbox" VALUES(192,'note','slack/42/note.comment','slack',1,1794996004113381,'sent',1,NULL,1794996004129105,1,0,NULL,'',1794996004113381,'slack/42','contact 37');
INSERT INTO "outbox" VALUES(193,'alert thread','5/0/0','slack',6,1794996065000000,'due',1,NULL,NULL,0,0,'null','',1794996004125799,'slack/42','support');
INSERT INTO "outbox" VALUES(194,'note','telegram/43/note.comment','telegram',1,1794996005135426,'sent',1,NULL,1794996006105112,1,0,NULL,'',1794996005135426,'telegram/43','contact 38');
INSERT INTO "outbox" VALUES(195,'alert thread','6/0/0','slack',6,1794996065000000,'due',1,NULL,NULL,0,0,'null','',1794996005150430,'telegram/43','support');
INSERT INTO "outbox" VALUES(196,'feedback','1/1794996000/0','slack',6,1794996060000000,'due',1,NULL,NULL,0,0,'{"changed": false}','',1794996007161319,'slack/44','support');
INSERT INTO "outbox" VALUES(197,'note','slack/44/note.feedback','slack',1,1794996007161319,'sent',1,NULL,1794996007166785,1,0,NULL,'',1794996007161319,'slack/44','contact 1');
INSERT INTO "outbox" VALUES(198,'note','slack/45/note.language','slack',1,1794996008175019,'sent',1,NULL,1794996008177379,1,0,NULL,'',1794996008175019,'slack/45','contact 1');
INSERT INTO "outbox" VALUES(199,'feedback','2/1794996000/0','slack',6,1794996060000000,'due',1,NULL,NULL,0,0,'{"changed": false}','',1794996009186388,'telegram/46','support');
INSERT INTO "outbox" VALUES(200,'note','telegram/46/note.feedback','telegram',1,1794996009186388,'sent',1,NULL,1794996009198140,1,0,NULL,'',1794996009186388,'telegram/46','contact 2');
INSERT INTO "outbox" VALUES(201,'note','telegram/47/note.language','telegram',1,1794996010214730,'sent',1,NULL,1794996010217357,1,0,NULL,'',1794996010214730,'telegram/47','contact 2');
INSERT INTO "outbox" VALUES(202,'card','17','slack',0,1794996019164879,'sending',1,'claim of 202',1794996074394580,3,1,'null','no answer that can be read',1794996011247174,'slack/48','contact 23');
INSERT INTO "outbox" VALUES(203,'card','18','telegram',0,1794996015692107,'sending',1,'claim of 203',1794996074394580,2,1,'null','The line was cut',1794996012269914,'telegram/49','contact 24');
INSERT INTO "outbox" VALUES(204,'card','29','slack',0,1794996014577127,'sending',1,'claim of 204',1794996074394580,2,1,'null','no answer that can be read',1794996013290485,'slack/50','contact 35');
INSERT INTO "outbox" VALUES(205,'card','30','telegram',0,1794996017324369,'sending',1,'claim of 205',1794996074394580,2,1,'null','The line was cut',1794996014340575,'telegram/51','contact 36');
INSERT INTO "outbox" VALUES(206,'campaign','recorded-campaign','jobs',5,1794996074426315,'due',2,NULL,1794996074426315,0,0,'null','',1794996074426315,NULL,'campaign recorded-campaign');
INSERT INTO "outbox" VALUES(207,'question','39','slack',3,1794996074426315,'due',1,NULL,NULL,0,0,'null','',1794996074426315,NULL,'contact 3');
INSERT INTO "outbox" VALUES(208,'question','40','telegram',3,1794996074426315,'due',1,NULL,NULL,0,0,'null','',1794996074426315,NULL,'contact 4');
INSERT INTO "outbox" VALUES(209,'trouble','suspended 2026-11-18T10:01:14.564710+00:00','telegram',2,1794999674564710,'due',1,NULL,NULL,0,0,'{"key": "trouble.suspended", "values": {"names": "Sven (U0CAST21)", "n": 1}}','',1794996074564710,NULL,'admin');
INSERT INTO "outbox" VALUES(210,'summary','failed/2026-W47','slack',5,1795600860000000,'due',1,NULL,NULL,0,0,'null','',1794996074578781,NULL,'team');
CREATE TABLE people (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	language VARCHAR, 
	timezone VARCHAR, 
	account VARCHAR DEFAULT '' NOT NULL, 
	email VARCHAR DEFAULT '' NOT NULL, 
	properties JSON NOT NULL, 
	paused_until BIGINT, 
	never_at BIGINT, 
	created_at BIGINT NOT NULL, self_enrolled BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_people PRIMARY KEY (id)
);
INSERT INTO "people" VALUES(1,'Vera','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940691325,0);
INSERT INTO "people" VALUES(2,'Viktor','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940699002,0);
INSERT INTO "people" VALUES(3,'Quinn','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940700678,0);
INSERT INTO "people" VALUES(4,'Qiang','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940701901,0);
INSERT INTO "people" VALUES(5,'Wanda','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940703060,0);
INSERT INTO "people" VALUES(6,'Wim','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940706297,0);
INSERT INTO "people" VALUES(7,'Olga','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940707492,0);
INSERT INTO "people" VALUES(8,'Omar','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940710472,0);
INSERT INTO "people" VALUES(9,'Dora','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940712157,0);
INSERT INTO "people" VALUES(10,'Diego','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940713492,0);
INSERT INTO "people" VALUES(11,'Una','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940714550,0);
INSERT INTO "people" VALUES(12,'Umit','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940716044,0);
INSERT INTO "people" VALUES(13,'Paula','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940717002,0);
INSERT INTO "people" VALUES(14,'Pavel','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940717883,0);
INSERT INTO "people" VALUES(15,'Quirin','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940718771,0);
INSERT INTO "people" VALUES(16,'Qadir','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940719666,0);
INSERT INTO "people" VALUES(17,'Agnes','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940722055,0);
INSERT INTO "people" VALUES(18,'Anton','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940723047,0);
INSERT INTO "people" VALUES(19,'Nora','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940724824,0);
INSERT INTO "people" VALUES(20,'Nils','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940727731,0);
INSERT INTO "people" VALUES(21,'Nadia','customer',NULL,NULL,'','','{}',NULL,1794995962031718,1794995940729027,0);
INSERT INTO "people" VALUES(22,'Noah','customer',NULL,NULL,'','','{}',NULL,1794995963071254,1794995940730090,0);
INSERT INTO "people" VALUES(23,'Edda','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940731354,0);
INSERT INTO "people" VALUES(24,'Emil','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940732449,0);
INSERT INTO "people" VALUES(25,'Tara','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940735119,0);
INSERT INTO "people" VALUES(26,'Theo','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940736213,0);
INSERT INTO "people" VALUES(27,'Petra','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940738654,0);
INSERT INTO "people" VALUES(28,'Piet','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940740600,0);
INSERT INTO "people" VALUES(29,'Mona','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940741670,0);
INSERT INTO "people" VALUES(30,'Marek','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940743193,0);
INSERT INTO "people" VALUES(31,'Nele','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940746588,0);
INSERT INTO "people" VALUES(32,'Nuno','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940747599,0);
INSERT INTO "people" VALUES(33,'Clara','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940752577,0);
INSERT INTO "people" VALUES(34,'Cem','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940753953,0);
INSERT INTO "people" VALUES(35,'Priya','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940756167,0);
INSERT INTO "people" VALUES(36,'Pedro','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940758075,0);
INSERT INTO "people" VALUES(37,'Wilma','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940759227,0);
INSERT INTO "people" VALUES(38,'Walid','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940760820,0);
INSERT INTO "people" VALUES(39,'Alma','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940764809,0);
INSERT INTO "people" VALUES(40,'Aldo','customer',NULL,NULL,'','','{}',NULL,NULL,1794995940772134,0);
INSERT INTO "people" VALUES(41,'Sven','customer',NULL,NULL,'','sven@hill.example','{}',NULL,NULL,1794995940779476,0);
INSERT INTO "people" VALUES(42,'Ursula','customer',NULL,NULL,'','ursula@hill.example','{}',NULL,NULL,1794995940787136,0);
INSERT INTO "people" VALUES(43,'Doris','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000027593,0);
INSERT INTO "people" VALUES(44,'Denis','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000028604,0);
CREATE TABLE prompts (
	id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	tap VARCHAR NOT NULL, 
	asked_at BIGINT NOT NULL, 
	until BIGINT NOT NULL, 
	settled VARCHAR, 
	settled_at BIGINT, 
	CONSTRAINT pk_prompts PRIMARY KEY (id), 
	CONSTRAINT fk_prompts_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id)
);
INSERT INTO "prompts" VALUES(1,21,'1:u',1794995963046213,1795082363046213,NULL,NULL);
INSERT INTO "prompts" VALUES(2,22,'1:u',1794995964092951,1795082364092951,NULL,NULL);
INSERT INTO "prompts" VALUES(3,29,'1:s:tk4wsvrIC5L1E7Pq:7',1794995965110052,1795082365110052,NULL,NULL);
INSERT INTO "prompts" VALUES(4,30,'1:s:hUS3eMzehZMeIR3Z:7',1794995966117886,1795082366117886,NULL,NULL);
INSERT INTO "prompts" VALUES(5,31,'1:s:4b8BDVcfMnBqHDUF:7',1794995967128330,1795082367128330,'no',1794995969151600);
INSERT INTO "prompts" VALUES(6,32,'1:s:ROb3mRWjUobJ5rYN:7',1794995968137448,1795082368137448,'no',1794995970164531);
INSERT INTO "prompts" VALUES(7,33,'1:s:z3dbsqzm4eYb5NpQ:10',1794995971184667,1795082371184667,NULL,NULL);
INSERT INTO "prompts" VALUES(8,34,'1:s:IHq_OI9JvzyILUag:10',1794995972193173,1795082372193173,NULL,NULL);
CREATE TABLE response_urls (
	platform VARCHAR NOT NULL, 
	message VARCHAR NOT NULL, 
	url VARCHAR NOT NULL, 
	until BIGINT NOT NULL, 
	uses_left INTEGER NOT NULL, 
	CONSTRAINT pk_response_urls PRIMARY KEY (platform, message)
);
INSERT INTO "response_urls" VALUES('slack','D9NGI1RDH4J/1794995941.870795','http://sandbox.invalid/slack/response/FMF5FW6FFQ',1794997683325882,3);
INSERT INTO "response_urls" VALUES('slack','DC40D9FPJMZ/1794995941.895066','http://sandbox.invalid/slack/response/4M67RFZI3W',1794997696889024,3);
INSERT INTO "response_urls" VALUES('slack','DSTT3CU2HG3/1794995941.922617','http://sandbox.invalid/slack/response/UN1BFENBDO',1794997687703194,3);
INSERT INTO "response_urls" VALUES('slack','D8V9AVK4IM6/1794995941.945920','http://sandbox.invalid/slack/response/NAHMVUPRNN',1794997689728773,2);
INSERT INTO "response_urls" VALUES('slack','DVCGJ4URX7X/1794995941.969202','http://sandbox.invalid/slack/response/WSAORLXLIE',1794997700986983,3);
INSERT INTO "response_urls" VALUES('slack','DZPO3R83QAF/1794995942.175155','http://sandbox.invalid/slack/response/9PZSLRV0BA',1794997693807532,3);
INSERT INTO "response_urls" VALUES('slack','D8SL5JDDW90/1794995942.224154','http://sandbox.invalid/slack/response/2VD0V6RMXU',1794997695862022,2);
INSERT INTO "response_urls" VALUES('slack','DO57D42RUG6/1794995942.000147','http://sandbox.invalid/slack/response/59UPXFUZS6',1794997701993817,3);
INSERT INTO "response_urls" VALUES('slack','DDZ3PNVB13S/1794995942.021192','http://sandbox.invalid/slack/response/5D9ZO1MM89',1794997702031718,3);
INSERT INTO "response_urls" VALUES('slack','DNJF3EKTIZP/1794995942.247458','http://sandbox.invalid/slack/response/FZVKXNO5DS',1794997741060449,3);
INSERT INTO "response_urls" VALUES('slack','D3Z04WGL8BQ/1794995942.202189','http://sandbox.invalid/slack/response/HRAXN2F6FZ',1794997753290485,3);
CREATE TABLE score_changes (
	id INTEGER NOT NULL, 
	invitation_id INTEGER NOT NULL, 
	score INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_score_changes PRIMARY KEY (id), 
	CONSTRAINT fk_score_changes_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id)
);
INSERT INTO "score_changes" VALUES(1,3,3,1794995943325882);
INSERT INTO "score_changes" VALUES(2,4,3,1794995944598380);
INSERT INTO "score_changes" VALUES(3,5,2,1794995945639513);
INSERT INTO "score_changes" VALUES(4,6,2,1794995946669806);
INSERT INTO "score_changes" VALUES(5,7,9,1794995947703194);
INSERT INTO "score_changes" VALUES(6,8,9,1794995948714871);
INSERT INTO "score_changes" VALUES(7,9,10,1794995949728773);
INSERT INTO "score_changes" VALUES(8,10,10,1794995950744932);
INSERT INTO "score_changes" VALUES(9,11,10,1794995951764216);
INSERT INTO "score_changes" VALUES(10,12,10,1794995952785586);
INSERT INTO "score_changes" VALUES(11,27,9,1794995953807532);
INSERT INTO "score_changes" VALUES(12,28,9,1794995954828129);
INSERT INTO "score_changes" VALUES(13,31,1,1794995955862022);
INSERT INTO "score_changes" VALUES(14,32,1,1794995956874142);
INSERT INTO "score_changes" VALUES(15,33,0,1794996001060449);
INSERT INTO "score_changes" VALUES(16,34,0,1794996002076553);
INSERT INTO "score_changes" VALUES(17,17,8,1794996011247174);
INSERT INTO "score_changes" VALUES(18,18,8,1794996012269914);
INSERT INTO "score_changes" VALUES(19,29,9,1794996013290485);
INSERT INTO "score_changes" VALUES(20,30,9,1794996014340575);
CREATE TABLE summaries (
	id INTEGER NOT NULL, 
	survey VARCHAR NOT NULL, 
	week VARCHAR NOT NULL, 
	verdict VARCHAR, 
	ended VARCHAR, 
	ordinal INTEGER, 
	ended_at BIGINT, 
	CONSTRAINT pk_summaries PRIMARY KEY (id), 
	CONSTRAINT uq_summaries_survey_week UNIQUE (survey, week), 
	CONSTRAINT ck_summaries_ended CHECK ((ended IS NULL) = (ordinal IS NULL))
);
INSERT INTO "summaries" VALUES(1,'resting','2026-W43',NULL,'quiet',1,1793782800487773);
INSERT INTO "summaries" VALUES(2,'resting','2026-W44',NULL,'quiet',2,1793782800487773);
INSERT INTO "summaries" VALUES(3,'relationship','2026-W45','up','posted',1,1794211201120590);
INSERT INTO "summaries" VALUES(4,'quiet','2026-W45',NULL,'quiet',1,1794211202286892);
INSERT INTO "summaries" VALUES(5,'resting','2026-W45',NULL,'quiet',3,1794211203534102);
INSERT INTO "summaries" VALUES(6,'doubted','2026-W45',NULL,'quiet',1,1794391261086485);
INSERT INTO "summaries" VALUES(7,'posted','2026-W45',NULL,'quiet',1,1794391262288292);
INSERT INTO "summaries" VALUES(8,'claimed','2026-W45',NULL,'quiet',1,1794391263494743);
INSERT INTO "summaries" VALUES(9,'due','2026-W45',NULL,'quiet',1,1794391264703186);
INSERT INTO "summaries" VALUES(10,'failed','2026-W45',NULL,'quiet',1,1794391265919534);
INSERT INTO "summaries" VALUES(11,'missed','2026-W45',NULL,'missed',1,1794816001058525);
INSERT INTO "summaries" VALUES(12,'relationship','2026-W46','up','posted',2,1794816001086079);
INSERT INTO "summaries" VALUES(13,'quiet','2026-W46',NULL,'quiet',2,1794816002271710);
INSERT INTO "summaries" VALUES(14,'resting','2026-W46',NULL,'rested',4,1794816003469173);
INSERT INTO "summaries" VALUES(15,'doubted','2026-W46',NULL,NULL,NULL,NULL);
INSERT INTO "summaries" VALUES(16,'posted','2026-W46',NULL,NULL,NULL,NULL);
INSERT INTO "summaries" VALUES(17,'claimed','2026-W46',NULL,NULL,NULL,NULL);
INSERT INTO "summaries" VALUES(18,'failed','2026-W46',NULL,'lost',2,1794996074578781);
CREATE TABLE webhooks (
	platform VARCHAR NOT NULL, 
	url TEXT NOT NULL, 
	set_at BIGINT NOT NULL, 
	CONSTRAINT pk_webhooks PRIMARY KEY (platform)
);
CREATE TABLE workers (
	name VARCHAR NOT NULL, 
	seen_at BIGINT NOT NULL, 
	CONSTRAINT pk_workers PRIMARY KEY (name)
);
CREATE INDEX ix_imported_answers_survey_at ON imported_answers (survey, at);
CREATE INDEX ix_inbox_state_id ON inbox (state, id);
CREATE INDEX ix_people_email ON people (email);
CREATE INDEX ix_people_name ON people (name);
CREATE INDEX ix_feedback_person_id ON feedback (person_id);
CREATE INDEX ix_invitations_contact_id ON invitations (contact_id);
CREATE INDEX ix_invitations_message ON invitations (message);
CREATE INDEX ix_invitations_person_id ON invitations (person_id);
CREATE INDEX ix_invitations_survey_answered_at ON invitations (survey, answered_at);
CREATE INDEX ix_invitations_survey_queued_at ON invitations (survey, queued_at);
CREATE INDEX ix_cases_person_id ON cases (person_id);
CREATE INDEX ix_comments_invitation_id ON comments (invitation_id);
CREATE INDEX ix_comments_source ON comments (source);
CREATE INDEX ix_consents_invitation_id ON consents (invitation_id);
CREATE INDEX ix_score_changes_invitation_id ON score_changes (invitation_id);
CREATE INDEX ix_inbox_waiting ON inbox (platform, chat, id) WHERE state = 'new';
CREATE INDEX ix_outbox_kind_created_at ON outbox (kind, created_at);
CREATE INDEX ix_campaigns_created_at ON campaigns (created_at);
CREATE INDEX ix_outbox_turn ON outbox (state, queue, priority, due_at, id, recipient);
CREATE INDEX ix_outbox_notes ON outbox (recipient, id) WHERE kind = 'note';
CREATE INDEX ix_imported_answers_person ON imported_answers (person);
CREATE INDEX ix_response_urls_until ON response_urls (until);
CREATE INDEX ix_contacts_person_id ON contacts (person_id);
CREATE INDEX ix_audit_object ON audit (object);
CREATE INDEX ix_prompts_contact_id ON prompts (contact_id);
CREATE INDEX ix_prompts_until ON prompts (until);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('inbox',55);
COMMIT;
