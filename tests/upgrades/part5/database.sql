BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0019');
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
INSERT INTO "audit" VALUES(1,1794995904126106,'slack:U0ADMIN','show case','case 9','slack:C0SUPPORT',NULL);
INSERT INTO "audit" VALUES(2,1794995905173243,'slack:U0ADMIN','show case','case 10','slack:C0SUPPORT',NULL);
INSERT INTO "audit" VALUES(3,1794995917751474,'slack:U0ADMIN','ask','campaign t62FcDxBOMedpT_0','slack:C0SUPPORT','{"survey": "relationship", "people": 2}');
INSERT INTO "audit" VALUES(4,1794995917820348,'slack:U0ADMIN','see figures','survey relationship','slack:C0TEAM',NULL);
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
INSERT INTO "campaigns" VALUES(1,'t62FcDxBOMedpT_0','relationship','slack:U0ADMIN','[1, 2]',1794995917751474,NULL,'',0);
INSERT INTO "campaigns" VALUES(2,'recorded-campaign','relationship','slack:U0ADMIN','[3, 4, 5, 6]',1794996079829085,1,'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',2);
CREATE TABLE cases (
	id INTEGER NOT NULL, 
	invitation_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	opened_at BIGINT NOT NULL, 
	resolved_at BIGINT, 
	resolution VARCHAR DEFAULT '' NOT NULL, 
	message VARCHAR, alert_at BIGINT, told JSON, listed_in INTEGER, list_message VARCHAR, shown BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_cases PRIMARY KEY (id), 
	CONSTRAINT fk_cases_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id), 
	CONSTRAINT fk_cases_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_cases_invitation_id UNIQUE (invitation_id)
);
INSERT INTO "cases" VALUES(1,3,9,'open',1794995883564501,NULL,'','C0SUPPORT/1794995883.604663',1794995883564501,'{"score": 3, "contact_wanted": null, "comments": 0, "until": null}',NULL,NULL,0);
INSERT INTO "cases" VALUES(2,4,10,'open',1794995884612002,NULL,'','C0SUPPORT/1794995885.627808',1794995884612002,'{"score": 3, "contact_wanted": null, "comments": 0, "until": null}',NULL,NULL,0);
INSERT INTO "cases" VALUES(3,5,11,'open',1794995885631865,NULL,'','C0SUPPORT/1794995886.647055',1794995885631865,'{"score": 2, "contact_wanted": null, "comments": 0, "until": null}',NULL,NULL,0);
INSERT INTO "cases" VALUES(4,6,12,'open',1794995886643902,NULL,'','C0SUPPORT/1794995887.663201',1794995886643902,'{"score": 2, "contact_wanted": null, "comments": 0, "until": null}',NULL,NULL,0);
INSERT INTO "cases" VALUES(5,31,37,'open',1794995895862926,NULL,'','C0SUPPORT/1794995895.881866',1794995895862926,'{"score": 1, "contact_wanted": null, "comments": 1, "until": 1794996004198174}',NULL,NULL,0);
INSERT INTO "cases" VALUES(6,32,38,'open',1794995896891250,NULL,'','C0SUPPORT/1794995896.914120',1794995896891250,'{"score": 1, "contact_wanted": null, "comments": 1, "until": 1794996005290804}',NULL,NULL,0);
INSERT INTO "cases" VALUES(7,37,43,'open',1794995904061301,NULL,'',NULL,1794995904061301,'{"score": 2, "contact_wanted": null, "comments": 0, "until": null}',7,'C0SUPPORT/1794995904.119170',0);
INSERT INTO "cases" VALUES(8,38,44,'open',1794995904061301,NULL,'',NULL,1794995904061301,'{"score": 2, "contact_wanted": null, "comments": 0, "until": null}',7,'C0SUPPORT/1794995904.119170',0);
INSERT INTO "cases" VALUES(9,39,45,'open',1794995904061301,NULL,'','C0SUPPORT/1794995905.120908',1794995904061301,'{"score": 2, "contact_wanted": null, "comments": 0, "until": null}',7,'C0SUPPORT/1794995904.119170',1);
INSERT INTO "cases" VALUES(10,40,46,'open',1794995904061301,NULL,'','C0SUPPORT/1794995906.122640',1794995904061301,'{"score": 2, "contact_wanted": null, "comments": 0, "until": null}',7,'C0SUPPORT/1794995904.119170',1);
INSERT INTO "cases" VALUES(11,41,47,'open',1794995904061301,NULL,'',NULL,1794995904061301,'{"score": 2, "contact_wanted": null, "comments": 1, "until": 1794996011516380}',7,'C0SUPPORT/1794995904.119170',0);
INSERT INTO "cases" VALUES(12,42,48,'open',1794995904061301,NULL,'',NULL,1794995904061301,'{"score": 2, "contact_wanted": null, "comments": 1, "until": 1794996013564098}',7,'C0SUPPORT/1794995904.119170',0);
INSERT INTO "cases" VALUES(13,33,39,'open',1794996001097967,NULL,'',NULL,1794996001097967,'{"score": 0, "contact_wanted": null, "comments": 0, "until": null}',NULL,NULL,0);
INSERT INTO "cases" VALUES(14,34,40,'open',1794996002158691,NULL,'',NULL,1794996002158691,'{"score": 0, "contact_wanted": null, "comments": 0, "until": null}',NULL,NULL,0);
INSERT INTO "cases" VALUES(15,43,49,'open',1794996015585161,NULL,'',NULL,1794996615585161,NULL,NULL,NULL,0);
INSERT INTO "cases" VALUES(16,44,50,'open',1794996015585161,NULL,'',NULL,1794996615585161,NULL,NULL,NULL,0);
CREATE TABLE comments (
	id INTEGER NOT NULL, 
	invitation_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	source VARCHAR, 
	replaced_by INTEGER, forwarded BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_comments PRIMARY KEY (id), 
	CONSTRAINT fk_comments_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id), 
	CONSTRAINT fk_comments_replaced_by FOREIGN KEY(replaced_by) REFERENCES comments (id)
);
INSERT INTO "comments" VALUES(1,9,'The import saves me an hour a week',1794995897975070,'D3EHK37MMFS/1794995897.968496',NULL,0);
INSERT INTO "comments" VALUES(2,10,'The import saves me an hour a week',1794995899002177,'5100000005/2',NULL,0);
INSERT INTO "comments" VALUES(3,11,'The import saves me an hour a week',1794995900018315,'DQ6CKEXRB26/1794995900.012632',NULL,0);
INSERT INTO "comments" VALUES(4,12,'The import saves me an hour a week',1794995901033074,'5100000006/2',NULL,0);
INSERT INTO "comments" VALUES(5,23,'7 days I waited',1794995909375389,'D97WW3WXIM7/1794995909.352026',NULL,0);
INSERT INTO "comments" VALUES(6,24,'7 days I waited',1794995910420607,'5100000016/2',NULL,0);
INSERT INTO "comments" VALUES(7,25,'7 days I waited',1794995911460196,'DUV2FSZN9FW/1794995911.445339',NULL,0);
INSERT INTO "comments" VALUES(8,26,'7 days I waited',1794995912493951,'5100000017/2',NULL,0);
INSERT INTO "comments" VALUES(9,31,'The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again.',1794996004198174,'D6V7ZS9FJQQ/1794996004.186722',NULL,0);
INSERT INTO "comments" VALUES(10,32,'The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again.',1794996005290804,'5100000020/2',NULL,0);
INSERT INTO "comments" VALUES(11,41,'The search finds nothing at all',1794996011516380,'DPLAK0CE6UH/1794996010.483507',NULL,0);
INSERT INTO "comments" VALUES(12,41,'The search is slow',1794996010495413,'DPLAK0CE6UH/1794996010.483507',11,0);
INSERT INTO "comments" VALUES(13,42,'The search finds nothing at all',1794996013564098,'5100000026/2',NULL,0);
INSERT INTO "comments" VALUES(14,42,'The search is slow',1794996012543284,'5100000026/2',13,0);
CREATE TABLE consents (
	id INTEGER NOT NULL, 
	invitation_id INTEGER NOT NULL, 
	consent VARCHAR NOT NULL, 
	wording TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_consents PRIMARY KEY (id), 
	CONSTRAINT fk_consents_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id)
);
INSERT INTO "consents" VALUES(1,11,'named','May we quote your words? With my name',1794995901057099);
INSERT INTO "consents" VALUES(2,12,'named','May we quote your words? With my name',1794995901088891);
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
INSERT INTO "contacts" VALUES(1,1,'slack','','U0CAST08','DCCW0C8REAV',NULL,NULL,NULL,'ok',1794996007394881,'list');
INSERT INTO "contacts" VALUES(2,2,'telegram','','5100000009','5100000009',NULL,'en',NULL,'ok',1794996009444556,'list');
INSERT INTO "contacts" VALUES(3,3,'slack','','U0CAST13','DFAPUQGI025',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(4,4,'telegram','','5100000014','5100000014',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(5,5,'slack','','U0CAST14','DIY6UYI7CHJ',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(6,6,'telegram','','5100000015','5100000015',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(7,7,'slack','','U0CAST00','DS39IDC8Q0S',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(8,8,'telegram','','5100000001','5100000001',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(9,9,'slack','','U0CAST01','DLVI4ZAUD3W',NULL,NULL,NULL,'ok',1794995883564501,'list');
INSERT INTO "contacts" VALUES(10,10,'telegram','','5100000002','5100000002',NULL,'en',NULL,'ok',1794995884612002,'list');
INSERT INTO "contacts" VALUES(11,11,'slack','','U0CAST02','D9G48TKNCTM',NULL,NULL,NULL,'ok',1794995896917942,'list');
INSERT INTO "contacts" VALUES(12,12,'telegram','','5100000003','5100000003',NULL,'en',NULL,'ok',1794995896961042,'list');
INSERT INTO "contacts" VALUES(13,13,'slack','','U0CAST03','DAMRTCI8RLN',NULL,NULL,NULL,'ok',1794995887664205,'list');
INSERT INTO "contacts" VALUES(14,14,'telegram','','5100000004','5100000004',NULL,'en',NULL,'ok',1794995888681963,'list');
INSERT INTO "contacts" VALUES(15,15,'slack','','U0CAST04','D3EHK37MMFS',NULL,NULL,NULL,'ok',1794995897975070,'list');
INSERT INTO "contacts" VALUES(16,16,'telegram','','5100000005','5100000005',NULL,'en',NULL,'ok',1794995899002177,'list');
INSERT INTO "contacts" VALUES(17,17,'slack','','U0CAST05','DQ6CKEXRB26',NULL,NULL,NULL,'ok',1794995901057099,'list');
INSERT INTO "contacts" VALUES(18,18,'telegram','','5100000006','5100000006',NULL,'en',NULL,'ok',1794995901088891,'list');
INSERT INTO "contacts" VALUES(19,19,'slack','','U0CAST06','DNT44HS0GOP',NULL,NULL,NULL,'ok',1794995906149411,'list');
INSERT INTO "contacts" VALUES(20,20,'telegram','','5100000007','5100000007',NULL,'en',NULL,'ok',1794995906179328,'list');
INSERT INTO "contacts" VALUES(21,21,'slack','','U0CAST07','DOBKKS36JT5',NULL,NULL,NULL,'ok',1794995907257907,'list');
INSERT INTO "contacts" VALUES(22,22,'telegram','','5100000008','5100000008',NULL,'en',NULL,'ok',1794995908330331,'list');
INSERT INTO "contacts" VALUES(23,23,'slack','','U0CAST09','DKURRYWRUD8',NULL,NULL,NULL,'ok',1794996016628598,'list');
INSERT INTO "contacts" VALUES(24,24,'telegram','','5100000010','5100000010',NULL,'en',NULL,'ok',1794996017650568,'list');
INSERT INTO "contacts" VALUES(25,25,'slack','','U0CAST11','D7R4VGQYWDL',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(26,26,'telegram','','5100000012','5100000012',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(27,27,'slack','','U0CAST12','D5LS66LCZ50',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(28,28,'telegram','','5100000013','5100000013',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(29,29,'slack','','U0CAST15','D97WW3WXIM7',NULL,NULL,NULL,'ok',1794995909375389,'list');
INSERT INTO "contacts" VALUES(30,30,'telegram','','5100000016','5100000016',NULL,'en',NULL,'ok',1794995910420607,'list');
INSERT INTO "contacts" VALUES(31,31,'slack','','U0CAST16','DUV2FSZN9FW',NULL,NULL,NULL,'ok',1794995913522288,'list');
INSERT INTO "contacts" VALUES(32,32,'telegram','','5100000017','5100000017',NULL,'en',NULL,'ok',1794995914590358,'list');
INSERT INTO "contacts" VALUES(33,33,'slack','','U0CAST17','D1PEHTODHY9',NULL,NULL,NULL,'ok',1794995916671652,'list');
INSERT INTO "contacts" VALUES(34,34,'telegram','','5100000018','5100000018',NULL,'en',NULL,'ok',1794995917729721,'list');
INSERT INTO "contacts" VALUES(35,35,'slack','','U0CAST18','DWC5LQ1Y9YG',NULL,NULL,NULL,'ok',1794996018673260,'list');
INSERT INTO "contacts" VALUES(36,36,'telegram','','5100000019','5100000019',NULL,'en',NULL,'ok',1794996019698708,'list');
INSERT INTO "contacts" VALUES(37,37,'slack','','U0CAST19','D6V7ZS9FJQQ',NULL,NULL,NULL,'ok',1794996004198174,'list');
INSERT INTO "contacts" VALUES(38,38,'telegram','','5100000020','5100000020',NULL,'en',NULL,'ok',1794996005290804,'list');
INSERT INTO "contacts" VALUES(39,39,'slack','','U0CAST20','DYYCQKKFG21',NULL,NULL,NULL,'ok',1794996001097967,'list');
INSERT INTO "contacts" VALUES(40,40,'telegram','','5100000021','5100000021',NULL,'en',NULL,'ok',1794996002158691,'list');
INSERT INTO "contacts" VALUES(41,41,'slack','',NULL,NULL,NULL,NULL,NULL,'suspended',NULL,NULL);
INSERT INTO "contacts" VALUES(42,42,'slack','','U0CAST22','DBCGGOLU2F6',NULL,NULL,NULL,'ok',NULL,NULL);
INSERT INTO "contacts" VALUES(43,43,'slack','','U0CAST23','D84QUEWC5LX',NULL,NULL,NULL,'ok',1794995904061301,'list');
INSERT INTO "contacts" VALUES(44,44,'telegram','','5100000024','5100000024',NULL,NULL,NULL,'ok',1794995904061301,'list');
INSERT INTO "contacts" VALUES(45,45,'slack','','U0CAST24','DRZG94M18GO',NULL,NULL,NULL,'ok',1794995904061301,'list');
INSERT INTO "contacts" VALUES(46,46,'telegram','','5100000025','5100000025',NULL,NULL,NULL,'ok',1794995904061301,'list');
INSERT INTO "contacts" VALUES(47,47,'slack','','U0CAST25','DPLAK0CE6UH',NULL,NULL,NULL,'ok',1794996011516380,'list');
INSERT INTO "contacts" VALUES(48,48,'telegram','','5100000026','5100000026',NULL,'en',NULL,'ok',1794996013564098,'list');
INSERT INTO "contacts" VALUES(49,49,'slack','','U0CAST26','D483WE3UYHX',NULL,NULL,NULL,'ok',1794996015585161,'list');
INSERT INTO "contacts" VALUES(50,50,'telegram','','5100000027','5100000027',NULL,NULL,NULL,'ok',1794996015585161,'list');
INSERT INTO "contacts" VALUES(51,51,'slack','','U0ADMIN','D9GLNYGEWNP',NULL,'en-US','Europe/Berlin','ok',NULL,'list');
INSERT INTO "contacts" VALUES(52,52,'slack','','U0CAST10','DC43UP7WUJM',NULL,NULL,NULL,'ok',NULL,'list');
INSERT INTO "contacts" VALUES(53,53,'telegram','','5100000011','5100000011',NULL,NULL,NULL,'ok',NULL,'list');
CREATE TABLE feedback (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	source VARCHAR, forwarded BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_feedback PRIMARY KEY (id), 
	CONSTRAINT fk_feedback_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_feedback_source UNIQUE (source)
);
INSERT INTO "feedback" VALUES(1,1,'A dark mode would be kind to my eyes',1794996006351969,'DCCW0C8REAV/1794996006.342019',0);
INSERT INTO "feedback" VALUES(2,2,'A dark mode would be kind to my eyes',1794996008410814,'5100000009/1',0);
CREATE TABLE heartbeats (
	name VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_heartbeats PRIMARY KEY (name)
);
INSERT INTO "heartbeats" VALUES('slack',1794996013781483);
INSERT INTO "heartbeats" VALUES('telegram',1794996019765073);
CREATE TABLE imported_answers (
	id INTEGER NOT NULL, 
	survey VARCHAR NOT NULL, 
	person VARCHAR, 
	score INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	comment TEXT, 
	"key" VARCHAR NOT NULL, source_id VARCHAR, 
	CONSTRAINT pk_imported_answers PRIMARY KEY (id), 
	CONSTRAINT ck_imported_answers_scale CHECK (score BETWEEN 0 AND 10), 
	CONSTRAINT uq_imported_answers_key UNIQUE ("key")
);
INSERT INTO "imported_answers" VALUES(1,'relationship','customer 0',5,1794391080000000,'Setting it up took 1 days','recorded 0','R-0');
INSERT INTO "imported_answers" VALUES(2,'relationship','customer 1',7,1794391080000000,'Setting it up took 2 days','recorded 1','R-1');
INSERT INTO "imported_answers" VALUES(3,'relationship','customer 2',9,1794391080000000,'Setting it up took 3 days','recorded 2','R-2');
INSERT INTO "imported_answers" VALUES(4,'relationship','customer 3',9,1794391080000000,'Setting it up took 4 days','recorded 3','R-3');
INSERT INTO "imported_answers" VALUES(5,'relationship','customer 4',10,1794391080000000,'Setting it up took 5 days','recorded 4','R-4');
INSERT INTO "imported_answers" VALUES(6,'relationship','customer 5',10,1794391080000000,'Setting it up took 6 days','recorded 5','R-5');
INSERT INTO "imported_answers" VALUES(7,'relationship','customer 6',5,1793786280000000,'Setting it up took 7 days','recorded 6','R-6');
INSERT INTO "imported_answers" VALUES(8,'relationship','customer 7',7,1793786280000000,'Setting it up took 8 days','recorded 7','R-7');
INSERT INTO "imported_answers" VALUES(9,'relationship','customer 8',9,1793786280000000,'Setting it up took 9 days','recorded 8','R-8');
INSERT INTO "imported_answers" VALUES(10,'relationship','customer 9',9,1793786280000000,'Setting it up took 10 days','recorded 9','R-9');
INSERT INTO "imported_answers" VALUES(11,'relationship','customer 10',10,1793786280000000,'Setting it up took 11 days','recorded 10','R-10');
INSERT INTO "imported_answers" VALUES(12,'relationship','customer 11',10,1793786280000000,'Setting it up took 12 days','recorded 11','R-11');
INSERT INTO "imported_answers" VALUES(13,'relationship','customer 12',5,1793181480000000,'Setting it up took 13 days','recorded 12','R-12');
INSERT INTO "imported_answers" VALUES(14,'relationship','customer 13',7,1793181480000000,'Setting it up took 14 days','recorded 13','R-13');
INSERT INTO "imported_answers" VALUES(15,'relationship','customer 14',9,1793181480000000,'Setting it up took 15 days','recorded 14','R-14');
INSERT INTO "imported_answers" VALUES(16,'relationship','customer 15',9,1793181480000000,'Setting it up took 16 days','recorded 15','R-15');
INSERT INTO "imported_answers" VALUES(17,'relationship','customer 16',10,1793181480000000,'Setting it up took 17 days','recorded 16','R-16');
INSERT INTO "imported_answers" VALUES(18,'relationship','customer 17',10,1793181480000000,'Setting it up took 18 days','recorded 17','R-17');
INSERT INTO "imported_answers" VALUES(19,'relationship','customer 18',2,1784627880000000,'Setting it up took 19 days','recorded 18',NULL);
INSERT INTO "imported_answers" VALUES(20,'relationship','customer 19',3,1784627880000000,'Setting it up took 20 days','recorded 19',NULL);
INSERT INTO "imported_answers" VALUES(21,'relationship','customer 20',4,1784627880000000,'Setting it up took 21 days','recorded 20',NULL);
INSERT INTO "imported_answers" VALUES(22,'relationship','customer 21',5,1784627880000000,'Setting it up took 22 days','recorded 21',NULL);
INSERT INTO "imported_answers" VALUES(23,'relationship','customer 22',6,1784627880000000,'Setting it up took 23 days','recorded 22',NULL);
INSERT INTO "imported_answers" VALUES(24,'relationship','customer 23',2,1784627880000000,'Setting it up took 24 days','recorded 23',NULL);
INSERT INTO "imported_answers" VALUES(25,'relationship','customer 24',3,1784627880000000,'Setting it up took 25 days','recorded 24',NULL);
INSERT INTO "imported_answers" VALUES(26,'relationship','customer 25',4,1784627880000000,'Setting it up took 26 days','recorded 25',NULL);
INSERT INTO "imported_answers" VALUES(27,'relationship','customer 26',5,1784627880000000,'Setting it up took 27 days','recorded 26',NULL);
INSERT INTO "imported_answers" VALUES(28,'relationship','customer 27',6,1784627880000000,'Setting it up took 28 days','recorded 27',NULL);
INSERT INTO "imported_answers" VALUES(29,'relationship','customer 28',2,1784627880000000,'Setting it up took 29 days','recorded 28',NULL);
INSERT INTO "imported_answers" VALUES(30,'relationship','customer 29',3,1784627880000000,'Setting it up took 30 days','recorded 29',NULL);
INSERT INTO "imported_answers" VALUES(31,'relationship','customer 30',4,1784627880000000,'Setting it up took 31 days','recorded 30',NULL);
INSERT INTO "imported_answers" VALUES(32,'relationship','customer 31',5,1784627880000000,'Setting it up took 32 days','recorded 31',NULL);
INSERT INTO "imported_answers" VALUES(33,'relationship','customer 32',6,1784627880000000,'Setting it up took 33 days','recorded 32',NULL);
INSERT INTO "imported_answers" VALUES(34,'relationship','customer 33',2,1784627880000000,'Setting it up took 34 days','recorded 33',NULL);
INSERT INTO "imported_answers" VALUES(35,'relationship','customer 34',3,1784627880000000,'Setting it up took 35 days','recorded 34',NULL);
INSERT INTO "imported_answers" VALUES(36,'relationship','customer 35',4,1784627880000000,'Setting it up took 36 days','recorded 35',NULL);
INSERT INTO "imported_answers" VALUES(37,'relationship','customer 36',5,1784627880000000,'Setting it up took 37 days','recorded 36',NULL);
INSERT INTO "imported_answers" VALUES(38,'relationship','customer 37',6,1784627880000000,'Setting it up took 38 days','recorded 37',NULL);
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
INSERT INTO "inbox" VALUES(1,'telegram','700000001','-4000099','',1794995880732922,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(2,'telegram','700000002','-1001000000032','',1794995880732922,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(3,'slack','interaction:45c320688fce545c15ab575aae4fc02dacbc7ced35c1629200816c6e2ada53c3','U0CAST01','',1794995883557276,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(4,'telegram','700000003','5100000002','',1794995884609501,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(5,'slack','interaction:99cf26b0ea1e0afac620fe5526a360697861245bd4e97690fdad97cf2e310a40','U0CAST02','',1794995885625518,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(6,'telegram','700000004','5100000003','',1794995886640932,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(7,'slack','interaction:96feb1bba6b24997da08a7397b4a334a4ba43e05d6fe171948aca9199a767a36','U0CAST03','',1794995887659562,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(8,'telegram','700000005','5100000004','',1794995888678977,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(9,'slack','interaction:64f3f517925911e0be4c298f0e0b64bf6839bff3bc670503b15574e8b0016c21','U0CAST04','',1794995889691103,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(10,'telegram','700000006','5100000005','',1794995890705396,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(11,'slack','interaction:3347e3488b38675131f1b8c6e45268e4de63c0a3d7bad0ed0af2a6555ac976b4','U0CAST05','',1794995891719916,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(12,'telegram','700000007','5100000006','',1794995892752159,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(13,'slack','interaction:cdc5d0962e12b4d846eb874a5d2d50ba544718499611563bf58f408cec0a0a2c','U0CAST17','',1794995893815278,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(14,'telegram','700000008','5100000018','',1794995894842542,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(15,'slack','interaction:9358521950dd592c336eecfa93259a71a96c9b8a671c71b9100f2ee1252e9632','U0CAST19','',1794995895859939,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(16,'telegram','700000009','5100000020','',1794995896887039,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(17,'slack','interaction:4d90087de078e5f736fd27c646ba1c7c8233042606e06b461685b161df64879e','U0CAST02','',1794995896912799,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(18,'telegram','700000010','5100000003','',1794995896941012,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(19,'slack','message:U0CAST04:b0552c43-996e-48e3-8513-a90628496716','U0CAST04','',1794995897970155,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(20,'telegram','700000011','5100000005','',1794995898997761,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(21,'slack','message:U0CAST05:e20020ce-fe1a-4d52-9877-c847846ccab5','U0CAST05','',1794995900014146,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(22,'telegram','700000012','5100000006','',1794995901028734,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(23,'slack','interaction:5bc2be6771705ba214161cdfa3955c181294ffeae16a92b981c1607c4c4ebd5d','U0CAST05','',1794995901052224,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(24,'telegram','700000013','5100000006','',1794995901085538,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(25,'slack','interaction:0a2db176bd501437d116a92d919617cf1d3b8512d9acebb35b675ef7bcb2dfd1','U0ADMIN','',1794995904124141,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(26,'slack','interaction:fb7981a7a1b7e47c7766fdf33ae4e9ec3d0b1d8bc3faa85fdbe178645cd3a325','U0ADMIN','',1794995905152223,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(27,'slack','interaction:ac76f1ccc9b567d488e467f27f5ae729ad3c3bbf8ca4ac57aee21ad33436642a','U0CAST06','',1794995906146889,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(28,'telegram','700000014','5100000007','',1794995906167997,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(29,'slack','interaction:2668f63bd589dec4912ed8d9fd4b5adf289996af072c21c5c72c3e451894b819','U0CAST07','',1794995906206558,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(30,'slack','message:U0CAST07:28fc5df2-6edf-4c1b-91ec-476e0e0373f5','U0CAST07','',1794995907247344,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(31,'telegram','700000015','5100000008','',1794995907280258,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(32,'telegram','700000016','5100000008','',1794995908316852,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(33,'slack','message:U0CAST15:f503a294-3f5c-40ae-9dc5-fb7a503b13e3','U0CAST15','',1794995909359491,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(34,'telegram','700000017','5100000016','',1794995910414991,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(35,'slack','message:U0CAST16:cf81e756-174d-444a-b5e6-80e609fb46af','U0CAST16','',1794995911450907,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(36,'telegram','700000018','5100000017','',1794995912482884,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(37,'slack','message:U0CAST16:bde8b6cf-5798-4b62-9592-f3a9f1e84871','U0CAST16','',1794995913513344,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(38,'telegram','700000019','5100000017','',1794995914574481,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(39,'slack','message:U0CAST17:a6856c32-44df-40b6-9af8-4a575a959e56','U0CAST17','',1794995916650510,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(40,'telegram','700000020','5100000018','',1794995917722453,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(41,'slack','interaction:0e53e4119ea323293faec2ce8d57008a0843a15ea9e8d693114907f16dedb91e','U0ADMIN','',1794995917740409,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(42,'slack','interaction:5c6bb90d3e42ee706febcbec1930d12e7f22f5de87d2d6f3f76b75f25efbca13','U0ADMIN','',1794995917807338,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(43,'slack','interaction:38b3895aee0992e0601678297cdbe184cd1f07c6d882db1eae0ea20151bacf98','U0CAST20','',1794996001095439,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(44,'telegram','700000021','5100000021','',1794996002154477,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(45,'slack','message:U0CAST19:bcad1947-5687-46e6-9632-718b8333d6bc','U0CAST19','',1794996004188840,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(46,'telegram','700000022','5100000020','',1794996005266292,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(47,'slack','message:U0CAST08:54c76182-1dd5-45bb-9b0e-2d9df4e7140c','U0CAST08','',1794996006343362,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(48,'slack','message:U0CAST08:252d930e-6d09-4bd4-ab00-0e727d494e60','U0CAST08','',1794996007382250,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(49,'telegram','700000023','5100000009','',1794996008406995,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(50,'telegram','700000024','5100000009','',1794996009435647,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(51,'slack','message:U0CAST25:1bede349-0ad5-4fa5-a775-fa60affded89','U0CAST25','',1794996010491422,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(52,'slack','event:EvBWV9CYORGP','U0CAST25','',1794996011512225,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(53,'telegram','700000025','5100000026','',1794996012539097,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(54,'telegram','700000026','5100000026','',1794996013556773,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(55,'slack','message:U0CAST09:76c44839-8de7-452b-95f5-370d2150afd9','U0CAST09','',1794996016625477,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(56,'telegram','700000027','5100000010','',1794996017646796,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(57,'slack','interaction:349b757bea5f1ad5322f32b0b75154b72fd4d0e0926ff8cf69290efb2fb913f6','U0CAST18','',1794996018671089,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(58,'telegram','700000028','5100000019','',1794996019693192,'done',1,'','5a929fbef3ef0d3c');
INSERT INTO "inbox" VALUES(59,'slack','interaction:1381ad867d3a28b02751c7fc0bf6f30ed9d6628fe70773e1355e3ef00ac571d2','U0CAST11','{"type":"block_actions","user":{"id":"U0CAST11","username":"tara","name":"tara","team_id":"T0HOME"},"api_app_id":"A0APP","token":"verification","team":{"id":"T0HOME","domain":"home"},"enterprise":null,"is_enterprise_install":false,"actions":[{"type":"button","action_id":"1.2","block_id":"4SAQ4NBGRL","text":{"type":"plain_text","text":"🟡 8","emoji":true},"action_ts":"1794996079.869606","value":"1:s:Nc4qKyXAG0RRSPae:8"}],"container":{"type":"message","message_ts":"1794995882.206468","channel_id":"D7R4VGQYWDL","is_ephemeral":false},"channel":{"id":"D7R4VGQYWDL","name":"directmessage"},"state":{"values":{}},"trigger_id":"1UELYC0BEPD.274RACWVZEO.arx9r9ew22n","response_url":"http://sandbox.invalid/slack/response/W4A6SK9XJG","message":{"type":"message","user":"U0BOT","ts":"1794995882.206468","text":"Your answer goes to the Acme team with your name; it isn''t anonymous.\nHow likely are you to recommend Acme to a friend or colleague?\n0 = Not at all likely · 10 = Extremely likely","team":"T0HOME","bot_id":"B0BOT","app_id":"A0APP","blocks":[{"type":"context","elements":[{"type":"plain_text","text":"Your answer goes to the Acme team with your name; it isn''t anonymous.","emoji":true}],"block_id":"LN8EJL0DC4"},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"How likely are you to recommend "},{"type":"text","text":"Acme","style":{"bold":true}},{"type":"text","text":" to a friend or colleague?"}]}],"block_id":"EC6EVUZ9JB"},{"type":"context","elements":[{"type":"plain_text","text":"0 = Not at all likely · 10 = Extremely likely","emoji":true}],"block_id":"FUF7HYL1GC"},{"type":"actions","elements":[{"type":"button","action_id":"0.0","text":{"type":"plain_text","text":"0","emoji":true},"value":"1:s:Nc4qKyXAG0RRSPae:0","style":"danger","accessibility_label":"0 of 10: not at all likely"},{"type":"button","action_id":"0.1","text":{"type":"plain_text","text":"1","emoji":true},"value":"1:s:Nc4qKyXAG0RRSPae:1","style":"danger","accessibility_label":"1 of 10"},{"type":"button","action_id":"0.2","text":{"type":"plain_text","text":"2","emoji":true},"value":"1:s:Nc4qKyXAG0RRSPae:2","style":"danger","accessibility_label":"2 of 10"},{"type":"button","action_id":"0.3","text":{"type":"plain_text","text":"3","emoji":true},"value":"1:s:Nc4qKyXAG0RRSPae:3","style":"danger","accessibility_label":"3 of 10"},{"type":"button","action_id":"0.4","text":{"type":"plain_text","text":"4","emoji":true},"value":"1:s:Nc4qKyXAG0RRSPae:4","style":"danger","accessibility_label":"4 of 10"},{"type":"button","action_id":"0.5","text":{"type":"plain_text","text":"5","emoji":true},"value":"1:s:Nc4qKyXAG0RRSPae:5","style":"danger","accessibility_label":"5 of 10"}],"block_id":"MNDN7E10YE"},{"type":"actions","elements":[{"type":"button","action_id":"1.0","text":{"type":"plain_text","text":"6","emoji":true},"value":"1:s:Nc4qKyXAG0RRSPae:6","style":"danger","accessibility_label":"6 of 10"},{"type":"button","action_id":"1.1","text":{"type":"plain_text","text":"🟡 7","emoji":true},"value":"1:s:Nc4qKyXAG0RRSPae:7","accessibility_label":"7 of 10"},{"type":"button","action_id":"1.2","text":{"type":"plain_text","text":"🟡 8","emoji":true},"value":"1:s:Nc4qKyXAG0RRSPae:8","accessibility_label":"8 of 10"},{"type":"button","action_id":"1.3","text":{"type":"plain_text","text":"9","emoji":true},"value":"1:s:Nc4qKyXAG0RRSPae:9","style":"primary","accessibility_label":"9 of 10"},{"type":"button","action_id":"1.4","text":{"type":"plain_text","text":"10","emoji":true},"value":"1:s:Nc4qKyXAG0RRSPae:10","style":"primary","accessibility_label":"10 of 10: extremely likely"}],"block_id":"4SAQ4NBGRL"},{"type":"actions","elements":[{"type":"button","action_id":"2.0","text":{"type":"plain_text","text":"Not now","emoji":true},"value":"1:l:Nc4qKyXAG0RRSPae"},{"type":"button","action_id":"2.1","text":{"type":"plain_text","text":"Not for 3 months","emoji":true},"value":"1:p:Nc4qKyXAG0RRSPae"},{"type":"button","action_id":"2.2","text":{"type":"plain_text","text":"Never","emoji":true},"value":"1:n:Nc4qKyXAG0RRSPae"}],"block_id":"XPOKJKZG2H"}]}}',1794996079869702,'new',0,'',NULL);
INSERT INTO "inbox" VALUES(60,'telegram','700000029','5100000012','{"update_id":700000029,"callback_query":{"id":"4000000000000014","from":{"id":5100000012,"is_bot":false,"first_name":"Theo","language_code":"en"},"message":{"message_id":1,"from":{"id":7000000001,"is_bot":true,"first_name":"Survey bot","username":"sandbox_survey_bot"},"chat":{"id":5100000012,"type":"private","first_name":"Theo"},"date":1794995882,"text":"Your answer goes to the Acme team with your name; it isn''t anonymous.\n\nHow likely are you to recommend Acme to a friend or colleague?\n\n0 = Not at all likely · 10 = Extremely likely","entities":[{"type":"italic","offset":0,"length":69},{"type":"bold","offset":103,"length":4},{"type":"italic","offset":135,"length":45}],"reply_markup":{"inline_keyboard":[[{"text":"0","style":"danger","callback_data":"1:s:BxEzoO8bdS2Yxpw_:0"},{"text":"1","style":"danger","callback_data":"1:s:BxEzoO8bdS2Yxpw_:1"},{"text":"2","style":"danger","callback_data":"1:s:BxEzoO8bdS2Yxpw_:2"},{"text":"3","style":"danger","callback_data":"1:s:BxEzoO8bdS2Yxpw_:3"},{"text":"4","style":"danger","callback_data":"1:s:BxEzoO8bdS2Yxpw_:4"},{"text":"5","style":"danger","callback_data":"1:s:BxEzoO8bdS2Yxpw_:5"}],[{"text":"6","style":"danger","callback_data":"1:s:BxEzoO8bdS2Yxpw_:6"},{"text":"🟡 7","callback_data":"1:s:BxEzoO8bdS2Yxpw_:7"},{"text":"🟡 8","callback_data":"1:s:BxEzoO8bdS2Yxpw_:8"},{"text":"9","style":"success","callback_data":"1:s:BxEzoO8bdS2Yxpw_:9"},{"text":"10","style":"success","callback_data":"1:s:BxEzoO8bdS2Yxpw_:10"}],[{"text":"Not now","callback_data":"1:l:BxEzoO8bdS2Yxpw_"},{"text":"Not for 3 months","callback_data":"1:p:BxEzoO8bdS2Yxpw_"},{"text":"Never","callback_data":"1:n:BxEzoO8bdS2Yxpw_"}]]}},"chat_instance":"-5100000012","data":"1:s:BxEzoO8bdS2Yxpw_:8"}}',1794996079880490,'new',0,'',NULL);
INSERT INTO "inbox" VALUES(61,'slack','interaction:682cb304e8af6af0027024bc0fcf2a32f116063d4175bc603c8fa8c46fda6fd2','U0CAST12','{"type":"block_actions","user":{"id":"U0CAST12","username":"petra","name":"petra","team_id":"T0HOME"},"api_app_id":"A0APP","token":"verification","team":{"id":"T0HOME","domain":"home"},"enterprise":null,"is_enterprise_install":false,"actions":[{"type":"button","action_id":"1.1","block_id":"0OO5WTV6PF","text":{"type":"plain_text","text":"🟡 7","emoji":true},"action_ts":"1794996079.892787","value":"1:s:r5DcA4Q2f743duGf:7"}],"container":{"type":"message","message_ts":"1794995882.232887","channel_id":"D5LS66LCZ50","is_ephemeral":false},"channel":{"id":"D5LS66LCZ50","name":"directmessage"},"state":{"values":{}},"trigger_id":"1E0ZNOXO4OB.2IDLFZ0S84H.afc1pavez75","response_url":"http://sandbox.invalid/slack/response/19KOAVSHLO","message":{"type":"message","user":"U0BOT","ts":"1794995882.232887","text":"Your answer goes to the Acme team with your name; it isn''t anonymous.\nHow likely are you to recommend Acme to a friend or colleague?\n0 = Not at all likely · 10 = Extremely likely","team":"T0HOME","bot_id":"B0BOT","app_id":"A0APP","blocks":[{"type":"context","elements":[{"type":"plain_text","text":"Your answer goes to the Acme team with your name; it isn''t anonymous.","emoji":true}],"block_id":"SIW1UVM8KV"},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"How likely are you to recommend "},{"type":"text","text":"Acme","style":{"bold":true}},{"type":"text","text":" to a friend or colleague?"}]}],"block_id":"SZ4M2L6Q5P"},{"type":"context","elements":[{"type":"plain_text","text":"0 = Not at all likely · 10 = Extremely likely","emoji":true}],"block_id":"RQ4Y3J6FDO"},{"type":"actions","elements":[{"type":"button","action_id":"0.0","text":{"type":"plain_text","text":"0","emoji":true},"value":"1:s:r5DcA4Q2f743duGf:0","style":"danger","accessibility_label":"0 of 10: not at all likely"},{"type":"button","action_id":"0.1","text":{"type":"plain_text","text":"1","emoji":true},"value":"1:s:r5DcA4Q2f743duGf:1","style":"danger","accessibility_label":"1 of 10"},{"type":"button","action_id":"0.2","text":{"type":"plain_text","text":"2","emoji":true},"value":"1:s:r5DcA4Q2f743duGf:2","style":"danger","accessibility_label":"2 of 10"},{"type":"button","action_id":"0.3","text":{"type":"plain_text","text":"3","emoji":true},"value":"1:s:r5DcA4Q2f743duGf:3","style":"danger","accessibility_label":"3 of 10"},{"type":"button","action_id":"0.4","text":{"type":"plain_text","text":"4","emoji":true},"value":"1:s:r5DcA4Q2f743duGf:4","style":"danger","accessibility_label":"4 of 10"},{"type":"button","action_id":"0.5","text":{"type":"plain_text","text":"5","emoji":true},"value":"1:s:r5DcA4Q2f743duGf:5","style":"danger","accessibility_label":"5 of 10"}],"block_id":"GZGJSWFDO8"},{"type":"actions","elements":[{"type":"button","action_id":"1.0","text":{"type":"plain_text","text":"6","emoji":true},"value":"1:s:r5DcA4Q2f743duGf:6","style":"danger","accessibility_label":"6 of 10"},{"type":"button","action_id":"1.1","text":{"type":"plain_text","text":"🟡 7","emoji":true},"value":"1:s:r5DcA4Q2f743duGf:7","accessibility_label":"7 of 10"},{"type":"button","action_id":"1.2","text":{"type":"plain_text","text":"🟡 8","emoji":true},"value":"1:s:r5DcA4Q2f743duGf:8","accessibility_label":"8 of 10"},{"type":"button","action_id":"1.3","text":{"type":"plain_text","text":"9","emoji":true},"value":"1:s:r5DcA4Q2f743duGf:9","style":"primary","accessibility_label":"9 of 10"},{"type":"button","action_id":"1.4","text":{"type":"plain_text","text":"10","emoji":true},"value":"1:s:r5DcA4Q2f743duGf:10","style":"primary","accessibility_label":"10 of 10: extremely likely"}],"block_id":"0OO5WTV6PF"},{"type":"actions","elements":[{"type":"button","action_id":"2.0","text":{"type":"plain_text","text":"Not now","emoji":true},"value":"1:l:r5DcA4Q2f743duGf"},{"type":"button","action_id":"2.1","text":{"type":"plain_text","text":"Not for 3 months","emoji":true},"value":"1:p:r5DcA4Q2f743duGf"},{"type":"button","action_id":"2.2","text":{"type":"plain_text","text":"Never","emoji":true},"value":"1:n:r5DcA4Q2f743duGf"}],"block_id":"LYMN7MYBWC"}]}}',1794996079892880,'parked',0,'KeyError in its work',NULL);
INSERT INTO "inbox" VALUES(62,'telegram','700000030','5100000013','{"update_id":700000030,"callback_query":{"id":"4000000000000015","from":{"id":5100000013,"is_bot":false,"first_name":"Piet","language_code":"en"},"message":{"message_id":1,"from":{"id":7000000001,"is_bot":true,"first_name":"Survey bot","username":"sandbox_survey_bot"},"chat":{"id":5100000013,"type":"private","first_name":"Piet"},"date":1794995882,"text":"Your answer goes to the Acme team with your name; it isn''t anonymous.\n\nHow likely are you to recommend Acme to a friend or colleague?\n\n0 = Not at all likely · 10 = Extremely likely","entities":[{"type":"italic","offset":0,"length":69},{"type":"bold","offset":103,"length":4},{"type":"italic","offset":135,"length":45}],"reply_markup":{"inline_keyboard":[[{"text":"0","style":"danger","callback_data":"1:s:JFeFR70dwjuBHnyR:0"},{"text":"1","style":"danger","callback_data":"1:s:JFeFR70dwjuBHnyR:1"},{"text":"2","style":"danger","callback_data":"1:s:JFeFR70dwjuBHnyR:2"},{"text":"3","style":"danger","callback_data":"1:s:JFeFR70dwjuBHnyR:3"},{"text":"4","style":"danger","callback_data":"1:s:JFeFR70dwjuBHnyR:4"},{"text":"5","style":"danger","callback_data":"1:s:JFeFR70dwjuBHnyR:5"}],[{"text":"6","style":"danger","callback_data":"1:s:JFeFR70dwjuBHnyR:6"},{"text":"🟡 7","callback_data":"1:s:JFeFR70dwjuBHnyR:7"},{"text":"🟡 8","callback_data":"1:s:JFeFR70dwjuBHnyR:8"},{"text":"9","style":"success","callback_data":"1:s:JFeFR70dwjuBHnyR:9"},{"text":"10","style":"success","callback_data":"1:s:JFeFR70dwjuBHnyR:10"}],[{"text":"Not now","callback_data":"1:l:JFeFR70dwjuBHnyR"},{"text":"Not for 3 months","callback_data":"1:p:JFeFR70dwjuBHnyR"},{"text":"Never","callback_data":"1:n:JFeFR70dwjuBHnyR"}]]}},"chat_instance":"-5100000013","data":"1:s:JFeFR70dwjuBHnyR:7"}}',1794996079911984,'parked',0,'KeyError in its work',NULL);
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
	pressed_at BIGINT, experiment BOOLEAN DEFAULT 0 NOT NULL, declined_at BIGINT, reminder VARCHAR, test BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_invitations PRIMARY KEY (id), 
	CONSTRAINT ck_invitations_answered CHECK ((score IS NULL) = (answered_at IS NULL)), 
	CONSTRAINT ck_invitations_scale CHECK (score BETWEEN 0 AND 10), 
	CONSTRAINT fk_invitations_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id), 
	CONSTRAINT fk_invitations_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_invitations_survey_person_id_round UNIQUE (survey, person_id, round), 
	CONSTRAINT uq_invitations_token UNIQUE (token)
);
INSERT INTO "invitations" VALUES(1,'aZo8iH5vdv4TlYpB','relationship',7,7,1,'handed over','coloured',1794995881866736,1794995881958364,1796205481866736,1,'DS39IDC8Q0S/1794995881.954170',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(2,'InnXSRxHcKnfiOmh','relationship',8,8,1,'handed over','coloured',1794995881866736,1794995881964831,1796205481866736,1,'5100000001/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(3,'qIvbikQQxz9Ay2Qh','relationship',9,9,1,'answered','coloured',1794995881866736,1794995881984729,1796205481866736,1,'DLVI4ZAUD3W/1794995881.983633',3,1794995883564501,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995883556060,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(4,'gKGQkUEk0byOyEND','relationship',10,10,1,'answered','coloured',1794995881866736,1794995881986034,1796205481866736,1,'5100000002/1',3,1794995884612002,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(5,'s3SvBwaFRO2EVZwe','relationship',11,11,1,'answered','coloured',1794995881866736,1794995882010098,1796205481866736,1,'D9G48TKNCTM/1794995882.008727',2,1794995885631865,1,NULL,NULL,0,0,0,NULL,NULL,0,1794995896911653,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(6,'1KdRkIwE_k2gnXqQ','relationship',12,12,1,'answered','coloured',1794995881866736,1794995882016330,1796205481866736,1,'5100000003/1',2,1794995886643902,1,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(7,'gAn30KmmFtZeM-Fy','relationship',13,13,1,'answered','coloured',1794995881866736,1794995882024912,1796205481866736,1,'DAMRTCI8RLN/1794995882.023892',9,1794995887664205,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995887657760,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(8,'rc8efQQ_c6C9OU8F','relationship',14,14,1,'answered','coloured',1794995881866736,1794995882041772,1796205481866736,1,'5100000004/1',9,1794995888681963,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(9,'J8gdvYXSIY0ncGhU','relationship',15,15,1,'answered','coloured',1794995881866736,1794995882057731,1796205481866736,1,'D3EHK37MMFS/1794995897.994796',10,1794995889696240,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995889689459,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(10,'27O7YK1W_VomgN1n','relationship',16,16,1,'answered','coloured',1794995881866736,1794995882064597,1796205481866736,1,'5100000005/3',10,1794995890707729,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(11,'r1N0RBqlKu26tq1I','relationship',17,17,1,'answered','coloured',1794995881866736,1794995882101125,1796205481866736,1,'DQ6CKEXRB26/1794995900.026481',10,1794995891723407,0,NULL,'named',0,0,0,NULL,NULL,0,1794995901048549,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(12,'gcjkdfGruKn6VXXg','relationship',18,18,1,'answered','coloured',1794995881866736,1794995882092221,1796205481866736,1,'5100000006/3',10,1794995892772572,0,NULL,'named',0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(13,'MYhTlpPs0Xag0gvI','relationship',19,19,1,'declined','coloured',1794995881866736,1794995882134216,1796205481866736,1,'DNT44HS0GOP/1794995882.128068',NULL,NULL,0,NULL,NULL,0,0,1,'not now',1795255106149411,0,1794995906143618,0,1794995906149411,NULL,0);
INSERT INTO "invitations" VALUES(14,'bzmj1rQJo-LwdO26','relationship',20,20,1,'declined','coloured',1794995881866736,1794995882107475,1796205481866736,1,'5100000007/1',NULL,NULL,0,NULL,NULL,0,0,1,'not now',1795255106179328,0,NULL,0,1794995906179328,NULL,0);
INSERT INTO "invitations" VALUES(15,'sN8v0pTSjqTc5bk7','relationship',21,21,1,'declined','coloured',1794995881866736,1794995882183518,1796205481866736,1,'DOBKKS36JT5/1794995882.179889',NULL,NULL,0,NULL,NULL,0,0,0,'never',NULL,0,1794995906203682,0,1794995906214742,NULL,0);
INSERT INTO "invitations" VALUES(16,'qNOzRwnEk6EDvOs_','relationship',22,22,1,'declined','coloured',1794995881866736,1794995882136214,1796205481866736,1,'5100000008/1',NULL,NULL,0,NULL,NULL,0,0,0,'never',NULL,0,NULL,0,1794995907300525,NULL,0);
INSERT INTO "invitations" VALUES(17,'cqOXNB4A-cS4TbsC','relationship',23,23,1,'answered','coloured',1794995881866736,1794995882153649,1796205481866736,1,'DKURRYWRUD8/1794995882.152462',8,1794996016628598,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(18,'SiC2ad_bFwWM2gM1','relationship',24,24,1,'answered','coloured',1794995881866736,1794995882164640,1796205481866736,1,'5100000010/1',8,1794996017650568,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(19,'Nc4qKyXAG0RRSPae','relationship',25,25,1,'handed over','coloured',1794995881866736,1794995882207540,1796205481866736,1,'D7R4VGQYWDL/1794995882.206468',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(20,'BxEzoO8bdS2Yxpw_','relationship',26,26,1,'handed over','coloured',1794995881866736,1794995882185393,1796205481866736,1,'5100000012/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(21,'r5DcA4Q2f743duGf','relationship',27,27,1,'handed over','coloured',1794995881866736,1794995882233948,1796205481866736,1,'D5LS66LCZ50/1794995882.232887',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(22,'JFeFR70dwjuBHnyR','relationship',28,28,1,'handed over','coloured',1794995881866736,1794995882209246,1796205481866736,1,'5100000013/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(23,'42zrNDk_6m5cI_vH','relationship',29,29,1,'handed over','coloured',1794995881866736,1794995882264568,1796205481866736,1,'D97WW3WXIM7/1794995882.259452',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(24,'1gbUN-xYmivC2IiB','relationship',30,30,1,'handed over','coloured',1794995881866736,1794995882244688,1796205481866736,1,'5100000016/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(25,'Hv7vnJ4lvSW3wYN2','relationship',31,31,1,'handed over','coloured',1794995881866736,1794995882291798,1796205481866736,1,'DUV2FSZN9FW/1794995913.561882',NULL,NULL,0,NULL,NULL,0,1,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(26,'lASmE_2c6qSze6Qk','relationship',32,32,1,'handed over','coloured',1794995881866736,1794995882278157,1796205481866736,1,'5100000017/5',NULL,NULL,0,NULL,NULL,0,1,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(27,'7iqHtuoC6q8f6V3F','relationship',33,33,1,'answered','coloured',1794995881866736,1794995882312961,1796205481866736,1,'D1PEHTODHY9/1794995882.308830',9,1794995893819881,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995893812968,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(28,'tw1b0CN6zK6rukXQ','relationship',34,34,1,'answered','coloured',1794995881866736,1794995882317931,1796205481866736,1,'5100000018/1',9,1794995894845802,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(29,'xB82rqh9OcVhguDS','relationship',35,35,1,'answered','coloured',1794995881866736,1794995882084261,1796205481866736,1,'DWC5LQ1Y9YG/1794995882.080199',9,1794996018673260,0,NULL,NULL,0,0,0,NULL,NULL,0,1794996018669739,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(30,'I7Fd8lo0Qao6KYp1','relationship',36,36,1,'answered','coloured',1794995881866736,1794995882328856,1796205481866736,1,'5100000019/1',9,1794996019698708,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(31,'hh1hD2WwaIO-es3i','relationship',37,37,1,'answered','coloured',1794995881866736,1794995882335063,1796205481866736,1,'D6V7ZS9FJQQ/1794996005.257424',1,1794995895862926,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995895859254,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(32,'VvcyAmOHcokUUMrT','relationship',38,38,1,'answered','coloured',1794995881866736,1794995882336791,1796205481866736,1,'5100000020/3',1,1794995896891250,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(33,'2Wi5feUbFPjFF7FP','relationship',39,39,1,'answered','coloured',1794995881866736,1794995882361063,1796205481866736,1,'DYYCQKKFG21/1794995882.352381',0,1794996001097967,0,NULL,NULL,0,0,0,NULL,NULL,0,1794996001094586,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(34,'Jjge7sourGK2TNJc','relationship',40,40,1,'answered','coloured',1794995881866736,1794995882393539,1796205481866736,1,'5100000021/1',0,1794996002158691,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(35,'2yUqzPnkyU6D3HX1','relationship',41,41,1,'undeliverable','coloured',1794995881866736,1794995882408232,1796205481866736,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(36,'fo1GFKk_2YTpJjiV','relationship',42,42,1,'handed over','coloured',1794995881866736,1794995882437427,1796205481866736,1,'DBCGGOLU2F6/1794995882.428621',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(37,'nHW5I7WyNcjFkbUT','relationship',43,43,1,'answered','coloured',1794995881866736,1794995882461639,1796205481866736,1,'D84QUEWC5LX/1794995882.450741',2,1794995904061301,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995904059309,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(38,'Vl-SYQ47t9nM3NUS','relationship',44,44,1,'answered','coloured',1794995881866736,1794995882434854,1796205481866736,1,'5100000024/1',2,1794995904061301,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(39,'HZ-C8o0_N6z1AFpM','relationship',45,45,1,'answered','coloured',1794995881866736,1794995882476938,1796205481866736,1,'DRZG94M18GO/1794995882.466801',2,1794995904061301,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995904060358,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(40,'FhIOrFyYBMqQW53x','relationship',46,46,1,'answered','coloured',1794995881866736,1794995882452362,1796205481866736,1,'5100000025/1',2,1794995904061301,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(41,'R4njpd5TJnMqwcjF','relationship',47,47,1,'answered','coloured',1794995881866736,1794995882490229,1796205481866736,1,'DPLAK0CE6UH/1794996010.505937',2,1794995904061301,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995904061001,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(42,'atFJ5J8T25Yy5QX0','relationship',48,48,1,'answered','coloured',1794995881866736,1794995882489701,1796205481866736,1,'5100000026/3',2,1794995904061301,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(43,'Q4t-_TXEJl1HRuBs','relationship',49,49,1,'answered','coloured',1794995881866736,1794995882518716,1796205481866736,1,'D483WE3UYHX/1794995882.509832',4,1794996015585161,0,NULL,NULL,0,0,0,NULL,NULL,0,1794996015584525,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(44,'pg8O0GfFgsaYJzc4','relationship',50,50,1,'answered','coloured',1794995881866736,1794995882489931,1796205481866736,1,'5100000027/1',4,1794996015585161,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(45,'znpWkt0B8wBfqNnq','relationship',51,51,1,'handed over','coloured',1794995917776559,1794995917806622,1795082317776559,1,'D9GLNYGEWNP/1794995917.805703',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,1);
INSERT INTO "invitations" VALUES(46,'12XI3BfDuLesiLG4','relationship',52,52,1,'uncertain','coloured',1794996000066307,NULL,1796205600066307,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(47,'JmBuh8VSzYIqoYky','relationship',53,53,1,'uncertain','coloured',1794996000066307,NULL,1796205600066307,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(48,'YwrTu5ndHtwNg3Fc','relationship',3,3,1,'queued','coloured',1794996079829085,NULL,1796205679829085,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
INSERT INTO "invitations" VALUES(49,'6Ad-V6qSq5PzVx2V','relationship',4,4,1,'queued','coloured',1794996079829085,NULL,1796205679829085,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0);
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
INSERT INTO "moved_chats" VALUES('-4000099','-1001000000032');
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
	created_at BIGINT NOT NULL, source VARCHAR, recipient VARCHAR DEFAULT '' NOT NULL, plain BOOLEAN DEFAULT 0 NOT NULL, refusal JSON, 
	CONSTRAINT pk_outbox PRIMARY KEY (id), 
	CONSTRAINT uq_outbox_kind_subject UNIQUE (kind, "key")
);
INSERT INTO "outbox" VALUES(1,'summary','relationship/2026-W45','slack',5,1794211209180402,'sent',2,NULL,1794211211130286,1,0,NULL,'',1793782800903927,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(2,'summary','quiet/2026-W45','slack',5,1794211200000000,'sent',2,NULL,1794211208187782,1,0,NULL,'',1793782800903927,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(3,'summary','resting/2026-W45','slack',5,1794211200000000,'sent',2,NULL,1794211209912040,1,0,NULL,'',1793782800903927,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(4,'summary','missed/2026-W45','slack',5,1794470400000000,'dropped',4,NULL,1794816001114971,1,0,NULL,'2026-W46 is posted instead',1793782800903927,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(5,'summary','doubted/2026-W45','slack',5,1794391200000000,'sent',3,NULL,1794391261119936,1,0,NULL,'',1793782800903927,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(6,'summary','posted/2026-W45','slack',5,1794391260000000,'sent',3,NULL,1794391262301593,1,0,NULL,'',1793782800903927,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(7,'summary','claimed/2026-W45','slack',5,1794391260000000,'sent',3,NULL,1794391263522505,1,0,NULL,'',1793782800903927,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(8,'summary','due/2026-W45','slack',5,1794391260000000,'sent',3,NULL,1794391264726842,1,0,NULL,'',1793782800903927,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(9,'summary','failed/2026-W45','slack',5,1794391260000000,'sent',3,NULL,1794391265927357,1,0,NULL,'',1793782800903927,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(10,'trouble','outage 2026-11-04T09:00:01.095525+00:00','telegram',2,1794211201077617,'sent',1,NULL,1794211201161902,1,0,NULL,'',1794211201077617,NULL,'admin',0,NULL);
INSERT INTO "outbox" VALUES(11,'summary','quiet/2026-W46','slack',5,1794816000000000,'sent',3,NULL,1794816001122801,1,0,NULL,'',1794211208723829,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(12,'summary','resting/2026-W46','slack',5,1794816000000000,'dropped',3,NULL,1794816002306058,1,0,NULL,'nothing has happened for weeks',1794211209929103,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(13,'summary','relationship/2026-W46','slack',5,1794816000000000,'sent',4,NULL,1794995880168367,1,0,NULL,'',1794211211136781,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(14,'trouble','outage 2026-11-09T08:00:01.077617+00:00','telegram',2,1794391261055451,'sent',1,NULL,1794391261119962,1,0,NULL,'',1794391261055451,NULL,'admin',0,NULL);
INSERT INTO "outbox" VALUES(15,'summary','doubted/2026-W46','slack',5,1794996030038282,'due',3,NULL,1794996000025750,1,1,'null','unreadable answer',1794391261170364,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(16,'summary','posted/2026-W46','slack',5,1794996060000000,'sending',3,'claim of posted',1794996079993590,1,0,'null','',1794391262327354,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(17,'summary','claimed/2026-W46','slack',5,1794996060000000,'sending',3,'claim of claimed',1794996079993590,1,0,'null','',1794391263556245,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(18,'summary','due/2026-W46','slack',5,1794996060000000,'due',3,NULL,NULL,0,0,'null','',1794391264761994,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(19,'summary','failed/2026-W46','slack',5,1794996060000000,'failed',3,NULL,1794996079993590,1,0,'null','channel_not_found',1794391265945735,NULL,'team',0,'{"reason": "platform", "code": "", "needed": ""}');
INSERT INTO "outbox" VALUES(20,'trouble','outage 2026-11-11T10:01:01.055451+00:00','telegram',2,1794816001043832,'sent',1,NULL,1794816001114571,1,0,NULL,'',1794816001043832,NULL,'admin',0,NULL);
INSERT INTO "outbox" VALUES(21,'summary','missed/2026-W46','slack',5,1795075200000000,'due',2,NULL,NULL,0,0,'null','',1794816001114971,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(22,'summary','quiet/2026-W47','slack',5,1795420800000000,'due',2,NULL,NULL,0,0,'null','',1794816001142680,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(23,'summary','resting/2026-W47','slack',5,1795420800000000,'due',2,NULL,NULL,0,0,'null','',1794816002306058,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(24,'trouble','outage 2026-11-16T08:00:01.043832+00:00','telegram',2,1794995880037670,'sent',1,NULL,1794995880157229,1,0,NULL,'',1794995880037670,NULL,'admin',0,NULL);
INSERT INTO "outbox" VALUES(25,'summary','relationship/2026-W47','slack',5,1795420800000000,'due',1,NULL,NULL,0,0,'null','',1794995880173127,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(26,'question','1','slack',3,1794995881866736,'sent',1,NULL,1794995881941916,1,0,NULL,'',1794995881866736,NULL,'contact 7',0,NULL);
INSERT INTO "outbox" VALUES(27,'question','2','telegram',3,1794995881866736,'sent',1,NULL,1794995881941870,1,0,NULL,'',1794995881866736,NULL,'contact 8',0,NULL);
INSERT INTO "outbox" VALUES(28,'question','3','slack',3,1794995881866736,'sent',1,NULL,1794995881941925,1,0,NULL,'',1794995881866736,NULL,'contact 9',0,NULL);
INSERT INTO "outbox" VALUES(29,'question','4','telegram',3,1794995881866736,'sent',1,NULL,1794995881941897,1,0,NULL,'',1794995881866736,NULL,'contact 10',0,NULL);
INSERT INTO "outbox" VALUES(30,'question','5','slack',3,1794995881866736,'sent',1,NULL,1794995881941934,1,0,NULL,'',1794995881866736,NULL,'contact 11',0,NULL);
INSERT INTO "outbox" VALUES(31,'question','6','telegram',3,1794995881866736,'sent',1,NULL,1794995881941907,1,0,NULL,'',1794995881866736,NULL,'contact 12',0,NULL);
INSERT INTO "outbox" VALUES(32,'question','7','slack',3,1794995881866736,'sent',1,NULL,1794995881979429,1,0,NULL,'',1794995881866736,NULL,'contact 13',0,NULL);
INSERT INTO "outbox" VALUES(33,'question','8','telegram',3,1794995881866736,'sent',1,NULL,1794995881979446,1,0,NULL,'',1794995881866736,NULL,'contact 14',0,NULL);
INSERT INTO "outbox" VALUES(34,'question','9','slack',3,1794995881866736,'sent',1,NULL,1794995882004816,1,0,NULL,'',1794995881866736,NULL,'contact 15',0,NULL);
INSERT INTO "outbox" VALUES(35,'question','10','telegram',3,1794995881866736,'sent',1,NULL,1794995882004831,1,0,NULL,'',1794995881866736,NULL,'contact 16',0,NULL);
INSERT INTO "outbox" VALUES(36,'question','11','slack',3,1794995881866736,'sent',1,NULL,1794995882051841,1,0,NULL,'',1794995881866736,NULL,'contact 17',0,NULL);
INSERT INTO "outbox" VALUES(37,'question','12','telegram',3,1794995881866736,'sent',1,NULL,1794995882021771,1,0,NULL,'',1794995881866736,NULL,'contact 18',0,NULL);
INSERT INTO "outbox" VALUES(38,'question','13','slack',3,1794995881866736,'sent',1,NULL,1794995882079693,1,0,NULL,'',1794995881866736,NULL,'contact 19',0,NULL);
INSERT INTO "outbox" VALUES(39,'question','14','telegram',3,1794995881866736,'sent',1,NULL,1794995882051859,1,0,NULL,'',1794995881866736,NULL,'contact 20',0,NULL);
INSERT INTO "outbox" VALUES(40,'question','15','slack',3,1794995881866736,'sent',1,NULL,1794995882127645,1,0,NULL,'',1794995881866736,NULL,'contact 21',0,NULL);
INSERT INTO "outbox" VALUES(41,'question','16','telegram',3,1794995881866736,'sent',1,NULL,1794995882072518,1,0,NULL,'',1794995881866736,NULL,'contact 22',0,NULL);
INSERT INTO "outbox" VALUES(42,'question','17','slack',3,1794995881866736,'sent',1,NULL,1794995882092289,1,0,NULL,'',1794995881866736,NULL,'contact 23',0,NULL);
INSERT INTO "outbox" VALUES(43,'question','18','telegram',3,1794995881866736,'sent',1,NULL,1794995882104053,1,0,NULL,'',1794995881866736,NULL,'contact 24',0,NULL);
INSERT INTO "outbox" VALUES(44,'question','19','slack',3,1794995881866736,'sent',1,NULL,1794995882151754,1,0,NULL,'',1794995881866736,NULL,'contact 25',0,NULL);
INSERT INTO "outbox" VALUES(45,'question','20','telegram',3,1794995881866736,'sent',1,NULL,1794995882123492,1,0,NULL,'',1794995881866736,NULL,'contact 26',0,NULL);
INSERT INTO "outbox" VALUES(46,'question','21','slack',3,1794995881866736,'sent',1,NULL,1794995882179104,1,0,NULL,'',1794995881866736,NULL,'contact 27',0,NULL);
INSERT INTO "outbox" VALUES(47,'question','22','telegram',3,1794995881866736,'sent',1,NULL,1794995882151735,1,0,NULL,'',1794995881866736,NULL,'contact 28',0,NULL);
INSERT INTO "outbox" VALUES(48,'question','23','slack',3,1794995881866736,'sent',1,NULL,1794995882206852,1,0,NULL,'',1794995881866736,NULL,'contact 29',0,NULL);
INSERT INTO "outbox" VALUES(49,'question','24','telegram',3,1794995881866736,'sent',1,NULL,1794995882179082,1,0,NULL,'',1794995881866736,NULL,'contact 30',0,NULL);
INSERT INTO "outbox" VALUES(50,'question','25','slack',3,1794995881866736,'sent',1,NULL,1794995882228336,1,0,NULL,'',1794995881866736,NULL,'contact 31',0,NULL);
INSERT INTO "outbox" VALUES(51,'question','26','telegram',3,1794995881866736,'sent',1,NULL,1794995882202827,1,0,NULL,'',1794995881866736,NULL,'contact 32',0,NULL);
INSERT INTO "outbox" VALUES(52,'question','27','slack',3,1794995881866736,'sent',1,NULL,1794995882258753,1,0,NULL,'',1794995881866736,NULL,'contact 33',0,NULL);
INSERT INTO "outbox" VALUES(53,'question','28','telegram',3,1794995881866736,'sent',1,NULL,1794995882228313,1,0,NULL,'',1794995881866736,NULL,'contact 34',0,NULL);
INSERT INTO "outbox" VALUES(54,'question','29','slack',3,1794995881866736,'sent',1,NULL,1794995882021716,1,0,NULL,'',1794995881866736,NULL,'contact 35',0,NULL);
INSERT INTO "outbox" VALUES(55,'question','30','telegram',3,1794995881866736,'sent',1,NULL,1794995882258732,1,0,NULL,'',1794995881866736,NULL,'contact 36',0,NULL);
INSERT INTO "outbox" VALUES(56,'question','31','slack',3,1794995881866736,'sent',1,NULL,1794995882289873,1,0,NULL,'',1794995881866736,NULL,'contact 37',0,NULL);
INSERT INTO "outbox" VALUES(57,'question','32','telegram',3,1794995881866736,'sent',1,NULL,1794995882283895,1,0,NULL,'',1794995881866736,NULL,'contact 38',0,NULL);
INSERT INTO "outbox" VALUES(58,'question','33','slack',3,1794995881866736,'sent',1,NULL,1794995882308316,1,0,NULL,'',1794995881866736,NULL,'contact 39',0,NULL);
INSERT INTO "outbox" VALUES(59,'question','34','telegram',3,1794995881866736,'sent',1,NULL,1794995882308337,1,0,NULL,'',1794995881866736,NULL,'contact 40',0,NULL);
INSERT INTO "outbox" VALUES(60,'question','35','slack',3,1794995881866736,'sent',1,NULL,1794995882325639,1,0,NULL,'',1794995881866736,NULL,'contact 41',0,NULL);
INSERT INTO "outbox" VALUES(61,'question','36','slack',3,1794995881866736,'sent',1,NULL,1794995882372654,1,0,NULL,'',1794995881866736,NULL,'contact 42',0,NULL);
INSERT INTO "outbox" VALUES(62,'question','37','slack',3,1794995881866736,'sent',1,NULL,1794995882384079,1,0,NULL,'',1794995881866736,NULL,'contact 43',0,NULL);
INSERT INTO "outbox" VALUES(63,'question','38','telegram',3,1794995881866736,'sent',1,NULL,1794995882317978,1,0,NULL,'',1794995881866736,NULL,'contact 44',0,NULL);
INSERT INTO "outbox" VALUES(64,'question','39','slack',3,1794995881866736,'sent',1,NULL,1794995882409425,1,0,NULL,'',1794995881866736,NULL,'contact 45',0,NULL);
INSERT INTO "outbox" VALUES(65,'question','40','telegram',3,1794995881866736,'sent',1,NULL,1794995882374058,1,0,NULL,'',1794995881866736,NULL,'contact 46',0,NULL);
INSERT INTO "outbox" VALUES(66,'question','41','slack',3,1794995881866736,'sent',1,NULL,1794995882436009,1,0,NULL,'',1794995881866736,NULL,'contact 47',0,NULL);
INSERT INTO "outbox" VALUES(67,'question','42','telegram',3,1794995881866736,'sent',1,NULL,1794995882384054,1,0,NULL,'',1794995881866736,NULL,'contact 48',0,NULL);
INSERT INTO "outbox" VALUES(68,'question','43','slack',3,1794995881866736,'sent',1,NULL,1794995882466335,1,0,NULL,'',1794995881866736,NULL,'contact 49',0,NULL);
INSERT INTO "outbox" VALUES(69,'question','44','telegram',3,1794995881866736,'sent',1,NULL,1794995882409405,1,0,NULL,'',1794995881866736,NULL,'contact 50',0,NULL);
INSERT INTO "outbox" VALUES(70,'reminder','1','slack',4,1795341481958364,'due',1,NULL,NULL,0,0,'null','',1794995881958364,NULL,'contact 7',0,NULL);
INSERT INTO "outbox" VALUES(71,'expiry','1','jobs',4,1796205481866736,'due',1,NULL,NULL,0,0,'null','',1794995881958364,NULL,'contact 7',0,NULL);
INSERT INTO "outbox" VALUES(72,'reminder','2','telegram',4,1795341481964831,'due',1,NULL,NULL,0,0,'null','',1794995881964831,NULL,'contact 8',0,NULL);
INSERT INTO "outbox" VALUES(73,'expiry','2','jobs',4,1796205481866736,'due',1,NULL,NULL,0,0,'null','',1794995881964831,NULL,'contact 8',0,NULL);
INSERT INTO "outbox" VALUES(74,'reminder','3','slack',4,1795341481984729,'dropped',1,NULL,NULL,0,0,'null','answered',1794995881984729,NULL,'contact 9',0,NULL);
INSERT INTO "outbox" VALUES(75,'expiry','3','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995881984729,NULL,'contact 9',0,NULL);
INSERT INTO "outbox" VALUES(76,'reminder','4','telegram',4,1795341481986034,'dropped',1,NULL,NULL,0,0,'null','answered',1794995881986034,NULL,'contact 10',0,NULL);
INSERT INTO "outbox" VALUES(77,'expiry','4','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995881986034,NULL,'contact 10',0,NULL);
INSERT INTO "outbox" VALUES(78,'reminder','5','slack',4,1795341482010098,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882010098,NULL,'contact 11',0,NULL);
INSERT INTO "outbox" VALUES(79,'expiry','5','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882010098,NULL,'contact 11',0,NULL);
INSERT INTO "outbox" VALUES(80,'reminder','6','telegram',4,1795341482016330,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882016330,NULL,'contact 12',0,NULL);
INSERT INTO "outbox" VALUES(81,'expiry','6','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882016330,NULL,'contact 12',0,NULL);
INSERT INTO "outbox" VALUES(82,'reminder','7','slack',4,1795341482024912,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882024912,NULL,'contact 13',0,NULL);
INSERT INTO "outbox" VALUES(83,'expiry','7','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882024912,NULL,'contact 13',0,NULL);
INSERT INTO "outbox" VALUES(84,'reminder','8','telegram',4,1795341482041772,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882041772,NULL,'contact 14',0,NULL);
INSERT INTO "outbox" VALUES(85,'expiry','8','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882041772,NULL,'contact 14',0,NULL);
INSERT INTO "outbox" VALUES(86,'reminder','9','slack',4,1795341482057731,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882057731,NULL,'contact 15',0,NULL);
INSERT INTO "outbox" VALUES(87,'expiry','9','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882057731,NULL,'contact 15',0,NULL);
INSERT INTO "outbox" VALUES(88,'reminder','10','telegram',4,1795341482064597,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882064597,NULL,'contact 16',0,NULL);
INSERT INTO "outbox" VALUES(89,'expiry','10','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882064597,NULL,'contact 16',0,NULL);
INSERT INTO "outbox" VALUES(90,'reminder','29','slack',4,1795341482084261,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882084261,NULL,'contact 35',0,NULL);
INSERT INTO "outbox" VALUES(91,'expiry','29','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882084261,NULL,'contact 35',0,NULL);
INSERT INTO "outbox" VALUES(92,'reminder','12','telegram',4,1795341482092221,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882092221,NULL,'contact 18',0,NULL);
INSERT INTO "outbox" VALUES(93,'expiry','12','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882092221,NULL,'contact 18',0,NULL);
INSERT INTO "outbox" VALUES(94,'reminder','11','slack',4,1795341482101125,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882101125,NULL,'contact 17',0,NULL);
INSERT INTO "outbox" VALUES(95,'expiry','11','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882101125,NULL,'contact 17',0,NULL);
INSERT INTO "outbox" VALUES(96,'reminder','14','telegram',4,1795341482107475,'dropped',1,NULL,NULL,0,0,'null','declined',1794995882107475,NULL,'contact 20',0,NULL);
INSERT INTO "outbox" VALUES(97,'expiry','14','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','declined',1794995882107475,NULL,'contact 20',0,NULL);
INSERT INTO "outbox" VALUES(98,'reminder','13','slack',4,1795341482134216,'dropped',1,NULL,NULL,0,0,'null','declined',1794995882134216,NULL,'contact 19',0,NULL);
INSERT INTO "outbox" VALUES(99,'expiry','13','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','declined',1794995882134216,NULL,'contact 19',0,NULL);
INSERT INTO "outbox" VALUES(100,'reminder','16','telegram',4,1795341482136214,'dropped',1,NULL,NULL,0,0,'null','declined',1794995882136214,NULL,'contact 22',0,NULL);
INSERT INTO "outbox" VALUES(101,'expiry','16','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','declined',1794995882136214,NULL,'contact 22',0,NULL);
INSERT INTO "outbox" VALUES(102,'reminder','17','slack',4,1795341482153649,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882153649,NULL,'contact 23',0,NULL);
INSERT INTO "outbox" VALUES(103,'expiry','17','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882153649,NULL,'contact 23',0,NULL);
INSERT INTO "outbox" VALUES(104,'reminder','18','telegram',4,1795341482164640,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882164640,NULL,'contact 24',0,NULL);
INSERT INTO "outbox" VALUES(105,'expiry','18','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882164640,NULL,'contact 24',0,NULL);
INSERT INTO "outbox" VALUES(106,'reminder','15','slack',4,1795341482183518,'dropped',1,NULL,NULL,0,0,'null','declined',1794995882183518,NULL,'contact 21',0,NULL);
INSERT INTO "outbox" VALUES(107,'expiry','15','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','declined',1794995882183518,NULL,'contact 21',0,NULL);
INSERT INTO "outbox" VALUES(108,'reminder','20','telegram',4,1795341482185393,'due',1,NULL,NULL,0,0,'null','',1794995882185393,NULL,'contact 26',0,NULL);
INSERT INTO "outbox" VALUES(109,'expiry','20','jobs',4,1796205481866736,'due',1,NULL,NULL,0,0,'null','',1794995882185393,NULL,'contact 26',0,NULL);
INSERT INTO "outbox" VALUES(110,'reminder','19','slack',4,1795341482207540,'due',1,NULL,NULL,0,0,'null','',1794995882207540,NULL,'contact 25',0,NULL);
INSERT INTO "outbox" VALUES(111,'expiry','19','jobs',4,1796205481866736,'due',1,NULL,NULL,0,0,'null','',1794995882207540,NULL,'contact 25',0,NULL);
INSERT INTO "outbox" VALUES(112,'reminder','22','telegram',4,1795341482209246,'due',1,NULL,NULL,0,0,'null','',1794995882209246,NULL,'contact 28',0,NULL);
INSERT INTO "outbox" VALUES(113,'expiry','22','jobs',4,1796205481866736,'due',1,NULL,NULL,0,0,'null','',1794995882209246,NULL,'contact 28',0,NULL);
INSERT INTO "outbox" VALUES(114,'reminder','21','slack',4,1795341482233948,'due',1,NULL,NULL,0,0,'null','',1794995882233948,NULL,'contact 27',0,NULL);
INSERT INTO "outbox" VALUES(115,'expiry','21','jobs',4,1796205481866736,'due',1,NULL,NULL,0,0,'null','',1794995882233948,NULL,'contact 27',0,NULL);
INSERT INTO "outbox" VALUES(116,'reminder','24','telegram',4,1795341482244688,'due',1,NULL,NULL,0,0,'null','',1794995882244688,NULL,'contact 30',0,NULL);
INSERT INTO "outbox" VALUES(117,'expiry','24','jobs',4,1796205481866736,'due',1,NULL,NULL,0,0,'null','',1794995882244688,NULL,'contact 30',0,NULL);
INSERT INTO "outbox" VALUES(118,'reminder','23','slack',4,1795341482264568,'due',1,NULL,NULL,0,0,'null','',1794995882264568,NULL,'contact 29',0,NULL);
INSERT INTO "outbox" VALUES(119,'expiry','23','jobs',4,1796205481866736,'due',1,NULL,NULL,0,0,'null','',1794995882264568,NULL,'contact 29',0,NULL);
INSERT INTO "outbox" VALUES(120,'reminder','26','telegram',4,1795341482278157,'due',1,NULL,NULL,0,0,'null','',1794995882278157,NULL,'contact 32',0,NULL);
INSERT INTO "outbox" VALUES(121,'expiry','26','jobs',4,1796205481866736,'due',1,NULL,NULL,0,0,'null','',1794995882278157,NULL,'contact 32',0,NULL);
INSERT INTO "outbox" VALUES(122,'reminder','25','slack',4,1795341482291798,'due',1,NULL,NULL,0,0,'null','',1794995882291798,NULL,'contact 31',0,NULL);
INSERT INTO "outbox" VALUES(123,'expiry','25','jobs',4,1796205481866736,'due',1,NULL,NULL,0,0,'null','',1794995882291798,NULL,'contact 31',0,NULL);
INSERT INTO "outbox" VALUES(124,'reminder','27','slack',4,1795341482312961,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882312961,NULL,'contact 33',0,NULL);
INSERT INTO "outbox" VALUES(125,'expiry','27','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882312961,NULL,'contact 33',0,NULL);
INSERT INTO "outbox" VALUES(126,'reminder','28','telegram',4,1795341482317931,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882317931,NULL,'contact 34',0,NULL);
INSERT INTO "outbox" VALUES(127,'expiry','28','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882317931,NULL,'contact 34',0,NULL);
INSERT INTO "outbox" VALUES(128,'reminder','30','telegram',4,1795341482328856,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882328856,NULL,'contact 36',0,NULL);
INSERT INTO "outbox" VALUES(129,'expiry','30','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882328856,NULL,'contact 36',0,NULL);
INSERT INTO "outbox" VALUES(130,'reminder','31','slack',4,1795341482335063,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882335063,NULL,'contact 37',0,NULL);
INSERT INTO "outbox" VALUES(131,'expiry','31','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882335063,NULL,'contact 37',0,NULL);
INSERT INTO "outbox" VALUES(132,'reminder','32','telegram',4,1795341482336791,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882336791,NULL,'contact 38',0,NULL);
INSERT INTO "outbox" VALUES(133,'expiry','32','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882336791,NULL,'contact 38',0,NULL);
INSERT INTO "outbox" VALUES(134,'reminder','33','slack',4,1795341482361063,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882361063,NULL,'contact 39',0,NULL);
INSERT INTO "outbox" VALUES(135,'expiry','33','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882361063,NULL,'contact 39',0,NULL);
INSERT INTO "outbox" VALUES(136,'reminder','34','telegram',4,1795341482393539,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882393539,NULL,'contact 40',0,NULL);
INSERT INTO "outbox" VALUES(137,'expiry','34','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882393539,NULL,'contact 40',0,NULL);
INSERT INTO "outbox" VALUES(138,'reminder','35','slack',4,1795341482408232,'due',1,NULL,NULL,0,0,'null','',1794995882408232,NULL,'contact 41',0,NULL);
INSERT INTO "outbox" VALUES(139,'expiry','35','jobs',4,1796205481866736,'due',1,NULL,NULL,0,0,'null','',1794995882408232,NULL,'contact 41',0,NULL);
INSERT INTO "outbox" VALUES(140,'reminder','38','telegram',4,1795341482434854,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882434854,NULL,'contact 44',0,NULL);
INSERT INTO "outbox" VALUES(141,'expiry','38','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882434854,NULL,'contact 44',0,NULL);
INSERT INTO "outbox" VALUES(142,'reminder','36','slack',4,1795341482437427,'due',1,NULL,NULL,0,0,'null','',1794995882437427,NULL,'contact 42',0,NULL);
INSERT INTO "outbox" VALUES(143,'expiry','36','jobs',4,1796205481866736,'due',1,NULL,NULL,0,0,'null','',1794995882437427,NULL,'contact 42',0,NULL);
INSERT INTO "outbox" VALUES(144,'reminder','40','telegram',4,1795341482452362,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882452362,NULL,'contact 46',0,NULL);
INSERT INTO "outbox" VALUES(145,'expiry','40','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882452362,NULL,'contact 46',0,NULL);
INSERT INTO "outbox" VALUES(146,'reminder','37','slack',4,1795341482461639,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882461639,NULL,'contact 43',0,NULL);
INSERT INTO "outbox" VALUES(147,'expiry','37','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882461639,NULL,'contact 43',0,NULL);
INSERT INTO "outbox" VALUES(148,'reminder','39','slack',4,1795341482476938,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882476938,NULL,'contact 45',0,NULL);
INSERT INTO "outbox" VALUES(149,'expiry','39','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882476938,NULL,'contact 45',0,NULL);
INSERT INTO "outbox" VALUES(150,'reminder','42','telegram',4,1795341482489701,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882489701,NULL,'contact 48',0,NULL);
INSERT INTO "outbox" VALUES(151,'expiry','42','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882489701,NULL,'contact 48',0,NULL);
INSERT INTO "outbox" VALUES(152,'reminder','44','telegram',4,1795341482489931,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882489931,NULL,'contact 50',0,NULL);
INSERT INTO "outbox" VALUES(153,'expiry','44','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882489931,NULL,'contact 50',0,NULL);
INSERT INTO "outbox" VALUES(154,'reminder','41','slack',4,1795341482490229,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882490229,NULL,'contact 47',0,NULL);
INSERT INTO "outbox" VALUES(155,'expiry','41','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882490229,NULL,'contact 47',0,NULL);
INSERT INTO "outbox" VALUES(156,'reminder','43','slack',4,1795341482518716,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882518716,NULL,'contact 49',0,NULL);
INSERT INTO "outbox" VALUES(157,'expiry','43','jobs',4,1796205481866736,'dropped',1,NULL,NULL,0,0,'null','answered',1794995882518716,NULL,'contact 49',0,NULL);
INSERT INTO "outbox" VALUES(158,'card','3','slack',0,1794995883564501,'sent',1,NULL,1794995883587969,1,0,NULL,'',1794995883564501,'slack/3','contact 9',0,NULL);
INSERT INTO "outbox" VALUES(159,'alert','1','slack',2,1794995883564501,'sent',1,NULL,1794995883587991,1,0,NULL,'',1794995883564501,'slack/3','support',0,NULL);
INSERT INTO "outbox" VALUES(160,'card','4','telegram',0,1794995884612002,'sent',1,NULL,1794995884617350,1,0,NULL,'',1794995884612002,'telegram/4','contact 10',0,NULL);
INSERT INTO "outbox" VALUES(161,'alert','2','slack',2,1794995884612002,'sent',1,NULL,1794995884619033,1,0,NULL,'',1794995884612002,'telegram/4','support',0,NULL);
INSERT INTO "outbox" VALUES(162,'card','5','slack',0,1794995896917942,'sent',2,NULL,1794995896934675,1,0,NULL,'',1794995885631865,'slack/17','contact 11',0,NULL);
INSERT INTO "outbox" VALUES(163,'alert','3','slack',2,1794995885631865,'sent',1,NULL,1794995886641629,1,0,NULL,'',1794995885631865,'slack/5','support',0,NULL);
INSERT INTO "outbox" VALUES(164,'card','6','telegram',0,1794995896961042,'sent',2,NULL,1794995896964726,1,0,NULL,'',1794995886643902,'telegram/18','contact 12',0,NULL);
INSERT INTO "outbox" VALUES(165,'alert','4','slack',2,1794995886643902,'sent',1,NULL,1794995887659391,1,0,NULL,'',1794995886643902,'telegram/6','support',0,NULL);
INSERT INTO "outbox" VALUES(166,'card','7','slack',0,1794995887664205,'sent',1,NULL,1794995887673840,1,0,NULL,'',1794995887664205,'slack/7','contact 13',0,NULL);
INSERT INTO "outbox" VALUES(167,'card','8','telegram',0,1794995888681963,'sent',1,NULL,1794995888685650,1,0,NULL,'',1794995888681963,'telegram/8','contact 14',0,NULL);
INSERT INTO "outbox" VALUES(168,'card','9','slack',0,1794995889696240,'sent',1,NULL,1794995889699690,1,0,NULL,'',1794995889696240,'slack/9','contact 15',0,NULL);
INSERT INTO "outbox" VALUES(169,'card','10','telegram',0,1794995890707729,'sent',1,NULL,1794995890714559,1,0,NULL,'',1794995890707729,'telegram/10','contact 16',0,NULL);
INSERT INTO "outbox" VALUES(170,'card','11','slack',0,1794995901057099,'sent',2,NULL,1794995901071446,1,0,NULL,'',1794995891723407,'slack/23','contact 17',0,NULL);
INSERT INTO "outbox" VALUES(171,'card','12','telegram',0,1794995901088891,'sent',2,NULL,1794995903039513,1,0,NULL,'',1794995892772572,'telegram/24','contact 18',0,NULL);
INSERT INTO "outbox" VALUES(172,'card','27','slack',0,1794995893819881,'sent',1,NULL,1794995893824817,1,0,NULL,'',1794995893819881,'slack/13','contact 33',0,NULL);
INSERT INTO "outbox" VALUES(173,'card','28','telegram',0,1794995894845802,'sent',1,NULL,1794995894855242,1,0,NULL,'',1794995894845802,'telegram/14','contact 34',0,NULL);
INSERT INTO "outbox" VALUES(174,'card','31','slack',0,1794995895862926,'sent',1,NULL,1794995895869681,1,0,NULL,'',1794995895862926,'slack/15','contact 37',0,NULL);
INSERT INTO "outbox" VALUES(175,'alert','5','slack',2,1794996004198174,'sent',2,NULL,1794996004237760,1,0,NULL,'',1794995895862926,'slack/45','support, edits',0,NULL);
INSERT INTO "outbox" VALUES(176,'card','32','telegram',0,1794995896891250,'sent',1,NULL,1794995896905848,1,0,NULL,'',1794995896891250,'telegram/16','contact 38',0,NULL);
INSERT INTO "outbox" VALUES(177,'alert','6','slack',2,1794996005290804,'sent',2,NULL,1794996005320387,1,0,NULL,'',1794995896891250,'telegram/46','support, edits',0,NULL);
INSERT INTO "outbox" VALUES(178,'card below','9','slack',1,1794995897975070,'sent',2,NULL,1794995897992704,1,0,NULL,'',1794995897975070,'slack/19','contact 15',0,NULL);
INSERT INTO "outbox" VALUES(179,'retired','D3EHK37MMFS/1794995882.052513','slack',0,1794995897995414,'sent',1,NULL,1794995898999503,1,0,'{"contact": 15, "invitation": 9, "asked": "answer.ask.promoter"}','',1794995897995414,'slack/19','contact 15',0,NULL);
INSERT INTO "outbox" VALUES(180,'card below','10','telegram',1,1794995899002177,'sent',2,NULL,1794995899008846,1,0,NULL,'',1794995899002177,'telegram/20','contact 16',0,NULL);
INSERT INTO "outbox" VALUES(181,'retired','5100000005/1','telegram',0,1794995899012574,'sent',1,NULL,1794995900015785,1,0,'{"contact": 16, "invitation": 10, "asked": "answer.ask.promoter"}','',1794995899012574,'telegram/20','contact 16',0,NULL);
INSERT INTO "outbox" VALUES(182,'card below','11','slack',1,1794995900018315,'sent',2,NULL,1794995900024200,1,0,NULL,'',1794995900018315,'slack/21','contact 17',0,NULL);
INSERT INTO "outbox" VALUES(183,'retired','DQ6CKEXRB26/1794995882.100258','slack',0,1794995900027014,'sent',1,NULL,1794995901030445,1,0,'{"contact": 17, "invitation": 11, "asked": "answer.ask.promoter"}','',1794995900027014,'slack/21','contact 17',0,NULL);
INSERT INTO "outbox" VALUES(184,'card below','12','telegram',1,1794995901033074,'sent',2,NULL,1794995901038408,1,0,NULL,'',1794995901033074,'telegram/22','contact 18',0,NULL);
INSERT INTO "outbox" VALUES(185,'retired','5100000006/1','telegram',0,1794995901048368,'sent',1,NULL,1794995902001997,1,0,'{"contact": 18, "invitation": 12, "asked": "answer.ask.promoter"}','',1794995901048368,'telegram/22','contact 18',0,NULL);
INSERT INTO "outbox" VALUES(186,'card','37','slack',0,1794995904061301,'sent',1,NULL,1794995904090570,1,0,NULL,'',1794995904061301,NULL,'contact 43',0,NULL);
INSERT INTO "outbox" VALUES(187,'alert','7','slack',2,1794995904061301,'dropped',1,NULL,1794995904090599,1,0,NULL,'named in a collecting message',1794995904061301,NULL,'support',0,NULL);
INSERT INTO "outbox" VALUES(188,'card','38','telegram',0,1794995904061301,'sent',1,NULL,1794995904085770,1,0,NULL,'',1794995904061301,NULL,'contact 44',0,NULL);
INSERT INTO "outbox" VALUES(189,'alert','8','slack',2,1794995904061301,'dropped',1,NULL,NULL,0,0,'null','named in a collecting message',1794995904061301,NULL,'support',0,NULL);
INSERT INTO "outbox" VALUES(190,'card','39','slack',0,1794995904061301,'sent',1,NULL,1794995904090583,1,0,NULL,'',1794995904061301,NULL,'contact 45',0,NULL);
INSERT INTO "outbox" VALUES(191,'alert','9','slack',2,1794995904126106,'sent',2,NULL,1794995905073293,1,0,NULL,'',1794995904061301,'slack/25','support',0,NULL);
INSERT INTO "outbox" VALUES(192,'card','40','telegram',0,1794995904061301,'sent',1,NULL,1794995904085789,1,0,NULL,'',1794995904061301,NULL,'contact 46',0,NULL);
INSERT INTO "outbox" VALUES(193,'alert','10','slack',2,1794995905173243,'sent',2,NULL,1794995906072722,1,0,NULL,'',1794995904061301,'slack/26','support',0,NULL);
INSERT INTO "outbox" VALUES(194,'card','41','slack',0,1794996011516380,'sent',2,NULL,1794996011528158,1,0,NULL,'',1794995904061301,'slack/52','contact 47',0,NULL);
INSERT INTO "outbox" VALUES(195,'alert','11','slack',2,1794995904061301,'dropped',1,NULL,NULL,0,0,'null','named in a collecting message',1794995904061301,NULL,'support',0,NULL);
INSERT INTO "outbox" VALUES(196,'card','42','telegram',0,1794996013564098,'sent',2,NULL,1794996014531087,1,0,NULL,'',1794995904061301,'telegram/54','contact 48',0,NULL);
INSERT INTO "outbox" VALUES(197,'alert','12','slack',2,1794995904061301,'dropped',1,NULL,NULL,0,0,'null','named in a collecting message',1794995904061301,NULL,'support',0,NULL);
INSERT INTO "outbox" VALUES(198,'alert list','7','slack',2,1794996013564098,'sent',9,NULL,1794996013574381,1,0,NULL,'',1794995904090599,'telegram/54','support, edits',0,NULL);
INSERT INTO "outbox" VALUES(199,'question back','13','slack',4,1795255106149411,'due',1,NULL,NULL,0,0,'null','',1794995906149411,'slack/27','contact 19',0,NULL);
INSERT INTO "outbox" VALUES(200,'card','13','slack',0,1794995906149411,'sent',1,NULL,1794995906161887,1,0,NULL,'',1794995906149411,'slack/27','contact 19',0,NULL);
INSERT INTO "outbox" VALUES(201,'question back','14','telegram',4,1795255106179328,'due',1,NULL,NULL,0,0,'null','',1794995906179328,'telegram/28','contact 20',0,NULL);
INSERT INTO "outbox" VALUES(202,'card','14','telegram',0,1794995906179328,'sent',1,NULL,1794995906190563,1,0,NULL,'',1794995906179328,'telegram/28','contact 20',0,NULL);
INSERT INTO "outbox" VALUES(203,'card','15','slack',0,1794995906214742,'sent',1,NULL,1794995906231587,1,0,NULL,'',1794995906214742,'slack/29','contact 21',0,NULL);
INSERT INTO "outbox" VALUES(204,'note','prompt 1','slack',1,1794995907257907,'sent',1,NULL,1794995907272293,1,0,NULL,'',1794995907257907,'slack/30','contact 21',0,NULL);
INSERT INTO "outbox" VALUES(205,'retired','DOBKKS36JT5/1794995907.278703','slack',0,1795082307257907,'due',1,NULL,NULL,0,0,'{"contact": 21, "prompt": 1}','',1794995907279369,'slack/30','contact 21',0,NULL);
INSERT INTO "outbox" VALUES(206,'card','16','telegram',0,1794995907300525,'sent',1,NULL,1794995907307191,1,0,NULL,'',1794995907300525,'telegram/31','contact 22',0,NULL);
INSERT INTO "outbox" VALUES(207,'note','prompt 2','telegram',1,1794995908330331,'sent',1,NULL,1794995908344237,1,0,NULL,'',1794995908330331,'telegram/32','contact 22',0,NULL);
INSERT INTO "outbox" VALUES(208,'retired','5100000008/3','telegram',0,1795082308330331,'due',1,NULL,NULL,0,0,'{"contact": 22, "prompt": 2}','',1794995908351921,'telegram/32','contact 22',0,NULL);
INSERT INTO "outbox" VALUES(209,'note','prompt 3','slack',1,1794995909375389,'sent',1,NULL,1794995909393743,1,0,NULL,'',1794995909375389,'slack/33','contact 29',0,NULL);
INSERT INTO "outbox" VALUES(210,'retired','D97WW3WXIM7/1794995909.400323','slack',0,1795082309375389,'due',1,NULL,NULL,0,0,'{"contact": 29, "prompt": 3}','',1794995909401001,'slack/33','contact 29',0,NULL);
INSERT INTO "outbox" VALUES(211,'note','prompt 4','telegram',1,1794995910420607,'sent',1,NULL,1794995910433410,1,0,NULL,'',1794995910420607,'telegram/34','contact 30',0,NULL);
INSERT INTO "outbox" VALUES(212,'retired','5100000016/3','telegram',0,1795082310420607,'due',1,NULL,NULL,0,0,'{"contact": 30, "prompt": 4}','',1794995910445255,'telegram/34','contact 30',0,NULL);
INSERT INTO "outbox" VALUES(213,'note','prompt 5','slack',1,1794995911460196,'sent',1,NULL,1794995911468515,1,0,NULL,'',1794995911460196,'slack/35','contact 31',0,NULL);
INSERT INTO "outbox" VALUES(214,'retired','DUV2FSZN9FW/1794995911.475823','slack',0,1794995913522288,'sent',2,NULL,1794995913539938,1,0,'{"contact": 31, "prompt": 5}','',1794995911476474,'slack/37','contact 31',0,NULL);
INSERT INTO "outbox" VALUES(215,'note','prompt 6','telegram',1,1794995912493951,'sent',1,NULL,1794995912503021,1,0,NULL,'',1794995912493951,'telegram/36','contact 32',0,NULL);
INSERT INTO "outbox" VALUES(216,'retired','5100000017/3','telegram',0,1794995914590358,'sent',2,NULL,1794995914622809,1,0,'{"contact": 32, "prompt": 6}','',1794995912509588,'telegram/38','contact 32',0,NULL);
INSERT INTO "outbox" VALUES(217,'card below','25','slack',1,1794995913522288,'sent',1,NULL,1794995913556119,1,0,NULL,'',1794995913522288,'slack/37','contact 31',0,NULL);
INSERT INTO "outbox" VALUES(218,'retired','DUV2FSZN9FW/1794995882.289475','slack',0,1794995913563947,'sent',1,NULL,1794995914578224,1,0,'{"contact": 31, "invitation": 25, "asked": ""}','',1794995913563947,'slack/37','contact 31',0,NULL);
INSERT INTO "outbox" VALUES(219,'card below','26','telegram',1,1794995914590358,'sent',1,NULL,1794995915584103,1,0,NULL,'',1794995914590358,'telegram/38','contact 32',0,NULL);
INSERT INTO "outbox" VALUES(220,'retired','5100000017/1','telegram',0,1794995915640275,'sent',1,NULL,1794995916650598,1,0,'{"contact": 32, "invitation": 26, "asked": ""}','',1794995915640275,'telegram/38','contact 32',0,NULL);
INSERT INTO "outbox" VALUES(221,'note','prompt 7','slack',1,1794995916671652,'sent',1,NULL,1794995916692423,1,0,NULL,'',1794995916671652,'slack/39','contact 33',0,NULL);
INSERT INTO "outbox" VALUES(222,'retired','D1PEHTODHY9/1794995916.714524','slack',0,1795082316671652,'due',1,NULL,NULL,0,0,'{"contact": 33, "prompt": 7}','',1794995916715248,'slack/39','contact 33',0,NULL);
INSERT INTO "outbox" VALUES(223,'note','prompt 8','telegram',1,1794995917729721,'sent',1,NULL,1794995917735687,1,0,NULL,'',1794995917729721,'telegram/40','contact 34',0,NULL);
INSERT INTO "outbox" VALUES(224,'retired','5100000018/3','telegram',0,1795082317729721,'due',1,NULL,NULL,0,0,'{"contact": 34, "prompt": 8}','',1794995917739930,'telegram/40','contact 34',0,NULL);
INSERT INTO "outbox" VALUES(225,'question','45','slack',3,1794995917776559,'sent',1,NULL,1794995917800006,1,0,NULL,'',1794995917776559,NULL,'contact 51',0,NULL);
INSERT INTO "outbox" VALUES(226,'expiry','45','jobs',4,1795082317776559,'due',1,NULL,NULL,0,0,'null','',1794995917806622,NULL,'contact 51',0,NULL);
INSERT INTO "outbox" VALUES(227,'question','46','slack',3,1794996030076458,'due',1,NULL,1794996000071395,1,1,'null','unreadable answer',1794996000066307,NULL,'contact 52',0,NULL);
INSERT INTO "outbox" VALUES(228,'question','47','telegram',3,1794996000066307,'uncertain',1,NULL,1794996000072629,1,0,'null','The line was cut',1794996000066307,NULL,'contact 53',0,'{"reason": "platform", "code": "", "needed": ""}');
INSERT INTO "outbox" VALUES(229,'expiry','46','jobs',4,1796205600066307,'due',1,NULL,NULL,0,0,'null','',1794996000076458,NULL,'contact 52',0,NULL);
INSERT INTO "outbox" VALUES(230,'expiry','47','jobs',4,1796205600066307,'due',1,NULL,NULL,0,0,'null','',1794996000089961,NULL,'contact 53',0,NULL);
INSERT INTO "outbox" VALUES(231,'card','33','slack',0,1794996001097967,'sent',1,NULL,1794996001103535,1,0,NULL,'',1794996001097967,'slack/43','contact 39',0,NULL);
INSERT INTO "outbox" VALUES(232,'alert','13','slack',2,1794996032154279,'due',1,NULL,1794996001103546,1,1,'null','unreadable answer',1794996001097967,'slack/43','support',0,NULL);
INSERT INTO "outbox" VALUES(233,'card','34','telegram',0,1794996002158691,'sent',1,NULL,1794996002174379,1,0,NULL,'',1794996002158691,'telegram/44','contact 40',0,NULL);
INSERT INTO "outbox" VALUES(234,'alert','14','slack',2,1794996033158465,'due',1,NULL,1794996003105587,1,1,'null','unreadable answer',1794996002158691,'telegram/44','support',0,NULL);
INSERT INTO "outbox" VALUES(235,'card below','31','slack',1,1794996004198174,'sent',2,NULL,1794996004237727,1,0,NULL,'',1794996004198174,'slack/45','contact 37',0,NULL);
INSERT INTO "outbox" VALUES(236,'alert thread','5@1794996004198174/0','slack',6,1794996064198174,'due',1,NULL,NULL,0,0,'{"scores": null, "contact": null, "comments": [0], "reopened": false}','',1794996004198174,'slack/45','support',0,NULL);
INSERT INTO "outbox" VALUES(237,'retired','D6V7ZS9FJQQ/1794995882.331287','slack',0,1794996005265630,'sent',1,NULL,1794996005281325,1,0,'{"contact": 37, "invitation": 31, "asked": "answer.ask.detractor"}','',1794996005265630,'slack/45','contact 37',0,NULL);
INSERT INTO "outbox" VALUES(238,'card below','32','telegram',1,1794996005290804,'sent',2,NULL,1794996005318459,1,0,NULL,'',1794996005290804,'telegram/46','contact 38',0,NULL);
INSERT INTO "outbox" VALUES(239,'alert thread','6@1794996005290804/0','slack',6,1794996065290804,'due',1,NULL,NULL,0,0,'{"scores": null, "contact": null, "comments": [0], "reopened": false}','',1794996005290804,'telegram/46','support',0,NULL);
INSERT INTO "outbox" VALUES(240,'retired','5100000020/1','telegram',0,1794996005336788,'sent',1,NULL,1794996006344499,1,0,'{"contact": 38, "invitation": 32, "asked": "answer.ask.detractor"}','',1794996005336788,'telegram/46','contact 38',0,NULL);
INSERT INTO "outbox" VALUES(241,'feedback','1/1794996000/0','slack',6,1794996060000000,'due',1,NULL,NULL,0,0,'{"changed": false}','',1794996006351969,'slack/47','support',0,NULL);
INSERT INTO "outbox" VALUES(242,'note','slack/47/note.feedback','slack',1,1794996006351969,'sent',1,NULL,1794996006364102,1,0,NULL,'',1794996006351969,'slack/47','contact 1',0,NULL);
INSERT INTO "outbox" VALUES(243,'note','prompt 9','slack',1,1794996007394881,'sent',1,NULL,1794996007400166,1,0,NULL,'',1794996007394881,'slack/48','contact 1',0,NULL);
INSERT INTO "outbox" VALUES(244,'retired','DCCW0C8REAV/1794996007.402523','slack',0,1795082407394881,'due',1,NULL,NULL,0,0,'{"contact": 1, "prompt": 9}','',1794996007403219,'slack/48','contact 1',0,NULL);
INSERT INTO "outbox" VALUES(245,'feedback','2/1794996000/0','slack',6,1794996060000000,'due',1,NULL,NULL,0,0,'{"changed": false}','',1794996008410814,'telegram/49','support',0,NULL);
INSERT INTO "outbox" VALUES(246,'note','telegram/49/note.feedback','telegram',1,1794996008410814,'sent',1,NULL,1794996008425603,1,0,NULL,'',1794996008410814,'telegram/49','contact 2',0,NULL);
INSERT INTO "outbox" VALUES(247,'note','prompt 10','telegram',1,1794996009444556,'sent',1,NULL,1794996009457970,1,0,NULL,'',1794996009444556,'telegram/50','contact 2',0,NULL);
INSERT INTO "outbox" VALUES(248,'retired','5100000009/4','telegram',0,1795082409444556,'due',1,NULL,NULL,0,0,'{"contact": 2, "prompt": 10}','',1794996009483386,'telegram/50','contact 2',0,NULL);
INSERT INTO "outbox" VALUES(249,'card below','41','slack',1,1794996010495413,'sent',2,NULL,1794996010501998,1,0,NULL,'',1794996010495413,'slack/51','contact 47',0,NULL);
INSERT INTO "outbox" VALUES(250,'alert thread','11@1794996010495413/0','slack',6,1794996070495413,'due',2,NULL,NULL,0,0,'{"scores": null, "contact": null, "comments": [0], "reopened": false}','',1794996010495413,'slack/52','support',0,NULL);
INSERT INTO "outbox" VALUES(251,'retired','DPLAK0CE6UH/1794995882.487650','slack',0,1794996010507363,'sent',1,NULL,1794996011514085,1,0,'{"contact": 47, "invitation": 41, "asked": "answer.ask.detractor"}','',1794996010507363,'slack/51','contact 47',0,NULL);
INSERT INTO "outbox" VALUES(252,'card below','42','telegram',1,1794996012543284,'sent',2,NULL,1794996012549831,1,0,NULL,'',1794996012543284,'telegram/53','contact 48',0,NULL);
INSERT INTO "outbox" VALUES(253,'alert thread','12@1794996012543284/0','slack',6,1794996072543284,'due',2,NULL,NULL,0,0,'{"scores": null, "contact": null, "comments": [0], "reopened": false}','',1794996012543284,'telegram/54','support',0,NULL);
INSERT INTO "outbox" VALUES(254,'retired','5100000026/1','telegram',0,1794996012555395,'sent',1,NULL,1794996013567510,1,0,'{"contact": 48, "invitation": 42, "asked": "answer.ask.detractor"}','',1794996012555395,'telegram/53','contact 48',0,NULL);
INSERT INTO "outbox" VALUES(255,'card','43','slack',0,1794996015585161,'sent',1,NULL,1794996015590357,1,0,NULL,'',1794996015585161,NULL,'contact 49',0,NULL);
INSERT INTO "outbox" VALUES(256,'alert','15','slack',2,1794996615585161,'due',1,NULL,NULL,0,0,'null','',1794996015585161,NULL,'support',0,NULL);
INSERT INTO "outbox" VALUES(257,'card','44','telegram',0,1794996015585161,'sent',1,NULL,1794996015589964,1,0,NULL,'',1794996015585161,NULL,'contact 50',0,NULL);
INSERT INTO "outbox" VALUES(258,'alert','16','slack',2,1794996615585161,'due',1,NULL,NULL,0,0,'null','',1794996015585161,NULL,'support',0,NULL);
INSERT INTO "outbox" VALUES(259,'card below','17','slack',1,1794996016628598,'dropped',1,NULL,1794996016632366,1,0,NULL,'unreadable answer',1794996016628598,'slack/55','contact 23',0,'{"reason": "platform", "code": "", "needed": ""}');
INSERT INTO "outbox" VALUES(260,'card','17','slack',0,1794996026676517,'sending',1,'claim of 260',1794996079790835,3,1,'null','unreadable answer',1794996016634879,'slack/55','contact 23',0,NULL);
INSERT INTO "outbox" VALUES(261,'card below','18','telegram',1,1794996017650568,'dropped',1,NULL,1794996017654674,1,0,NULL,'The line was cut',1794996017650568,'telegram/56','contact 24',0,'{"reason": "platform", "code": "", "needed": ""}');
INSERT INTO "outbox" VALUES(262,'card','18','telegram',0,1794996023490464,'sending',1,'claim of 262',1794996079790835,3,1,'null','The line was cut',1794996017658526,'telegram/56','contact 24',0,NULL);
INSERT INTO "outbox" VALUES(263,'card','29','slack',0,1794996021296730,'sending',1,'claim of 263',1794996079790835,2,1,'null','unreadable answer',1794996018673260,'slack/57','contact 35',0,NULL);
INSERT INTO "outbox" VALUES(264,'card','30','telegram',0,1794996023535199,'sending',1,'claim of 264',1794996079790835,2,1,'null','The line was cut',1794996019698708,'telegram/58','contact 36',0,NULL);
INSERT INTO "outbox" VALUES(265,'campaign','recorded-campaign','jobs',5,1794996079829085,'due',2,NULL,1794996079829085,0,0,'null','',1794996079829085,NULL,'campaign recorded-campaign',0,NULL);
INSERT INTO "outbox" VALUES(266,'question','48','slack',3,1794996079829085,'due',1,NULL,NULL,0,0,'null','',1794996079829085,NULL,'contact 3',0,NULL);
INSERT INTO "outbox" VALUES(267,'question','49','telegram',3,1794996079829085,'due',1,NULL,NULL,0,0,'null','',1794996079829085,NULL,'contact 4',0,NULL);
INSERT INTO "outbox" VALUES(268,'trouble','suspended 2026-11-18T10:01:19.954034+00:00','telegram',2,1794999679954034,'due',1,NULL,NULL,0,0,'{"key": "trouble.suspended", "values": {"names": "Sven (U0CAST21)", "n": 1}}','',1794996079954034,NULL,'admin',0,NULL);
INSERT INTO "outbox" VALUES(269,'summary','failed/2026-W47','slack',5,1795600860000000,'due',1,NULL,NULL,0,0,'null','',1794996079993590,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(270,'trouble','lost summary/failed/2026-W46','telegram',2,1794996079993590,'due',1,NULL,NULL,0,0,'{"key": "refusal.summary", "values": {"survey": "failed", "week": "2026-W46", "chat": "slack:C0TEAM"}, "refusal": {"reason": "platform", "code": "", "needed": ""}, "platform": "slack"}','',1794996079993590,NULL,'admin',0,NULL);
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
INSERT INTO "people" VALUES(1,'Vera','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880758751,0);
INSERT INTO "people" VALUES(2,'Viktor','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880762756,0);
INSERT INTO "people" VALUES(3,'Quinn','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880764955,0);
INSERT INTO "people" VALUES(4,'Qiang','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880767189,0);
INSERT INTO "people" VALUES(5,'Wanda','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880772801,0);
INSERT INTO "people" VALUES(6,'Wim','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880774738,0);
INSERT INTO "people" VALUES(7,'Olga','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880776442,0);
INSERT INTO "people" VALUES(8,'Omar','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880777988,0);
INSERT INTO "people" VALUES(9,'Dora','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880779384,0);
INSERT INTO "people" VALUES(10,'Diego','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880780650,0);
INSERT INTO "people" VALUES(11,'Una','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880782041,0);
INSERT INTO "people" VALUES(12,'Umit','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880783470,0);
INSERT INTO "people" VALUES(13,'Paula','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880784836,0);
INSERT INTO "people" VALUES(14,'Pavel','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880786166,0);
INSERT INTO "people" VALUES(15,'Quirin','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880791314,0);
INSERT INTO "people" VALUES(16,'Qadir','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880792915,0);
INSERT INTO "people" VALUES(17,'Agnes','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880794466,0);
INSERT INTO "people" VALUES(18,'Anton','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880795843,0);
INSERT INTO "people" VALUES(19,'Nora','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880797129,0);
INSERT INTO "people" VALUES(20,'Nils','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880798454,0);
INSERT INTO "people" VALUES(21,'Nadia','customer',NULL,NULL,'','','{}',NULL,1794995906214742,1794995880800215,0);
INSERT INTO "people" VALUES(22,'Noah','customer',NULL,NULL,'','','{}',NULL,1794995907300525,1794995880801763,0);
INSERT INTO "people" VALUES(23,'Edda','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880803219,0);
INSERT INTO "people" VALUES(24,'Emil','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880804686,0);
INSERT INTO "people" VALUES(25,'Tara','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880806074,0);
INSERT INTO "people" VALUES(26,'Theo','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880807599,0);
INSERT INTO "people" VALUES(27,'Petra','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880808890,0);
INSERT INTO "people" VALUES(28,'Piet','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880810216,0);
INSERT INTO "people" VALUES(29,'Mona','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880811743,0);
INSERT INTO "people" VALUES(30,'Marek','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880813076,0);
INSERT INTO "people" VALUES(31,'Nele','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880814628,0);
INSERT INTO "people" VALUES(32,'Nuno','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880815970,0);
INSERT INTO "people" VALUES(33,'Clara','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880817373,0);
INSERT INTO "people" VALUES(34,'Cem','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880819934,0);
INSERT INTO "people" VALUES(35,'Priya','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880823276,0);
INSERT INTO "people" VALUES(36,'Pedro','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880825070,0);
INSERT INTO "people" VALUES(37,'Wilma','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880827293,0);
INSERT INTO "people" VALUES(38,'Walid','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880830756,0);
INSERT INTO "people" VALUES(39,'Alma','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880841762,0);
INSERT INTO "people" VALUES(40,'Aldo','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880844352,0);
INSERT INTO "people" VALUES(41,'Sven','customer',NULL,NULL,'','sven@hill.example','{}',NULL,NULL,1794995880846710,0);
INSERT INTO "people" VALUES(42,'Ursula','customer',NULL,NULL,'','ursula@hill.example','{}',NULL,NULL,1794995880848101,0);
INSERT INTO "people" VALUES(43,'Lotte','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880849387,0);
INSERT INTO "people" VALUES(44,'Luca','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880850738,0);
INSERT INTO "people" VALUES(45,'Selma','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880852121,0);
INSERT INTO "people" VALUES(46,'Simon','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880854055,0);
INSERT INTO "people" VALUES(47,'Rosa','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880857383,0);
INSERT INTO "people" VALUES(48,'Ruben','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880858802,0);
INSERT INTO "people" VALUES(49,'Perla','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880862778,0);
INSERT INTO "people" VALUES(50,'Panos','customer',NULL,NULL,'','','{}',NULL,NULL,1794995880864496,0);
INSERT INTO "people" VALUES(51,'Admin','staff',NULL,NULL,'','','{}',NULL,NULL,1794995917776559,0);
INSERT INTO "people" VALUES(52,'Doris','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000063283,0);
INSERT INTO "people" VALUES(53,'Denis','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000064514,0);
CREATE TABLE prompts (
	id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	note JSON NOT NULL, 
	yes_or_no BOOLEAN NOT NULL, 
	asked_at BIGINT NOT NULL, 
	until BIGINT NOT NULL, 
	settled VARCHAR, 
	settled_at BIGINT, 
	choice INTEGER, 
	message VARCHAR, 
	CONSTRAINT pk_prompts PRIMARY KEY (id), 
	CONSTRAINT fk_prompts_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id)
);
INSERT INTO "prompts" VALUES(1,21,'{"line": {"key": "note.resume", "values": {}}, "buttons": [{"label": {"key": "note.resume.button", "values": {}}, "tap": "1:u", "means": true}, {"label": {"key": "note.resume.no", "values": {}}, "tap": "", "means": false}]}',1,1794995907257907,1795082307257907,NULL,NULL,NULL,'DOBKKS36JT5/1794995907.278703');
INSERT INTO "prompts" VALUES(2,22,'{"line": {"key": "note.resume", "values": {}}, "buttons": [{"label": {"key": "note.resume.button", "values": {}}, "tap": "1:u", "means": true}, {"label": {"key": "note.resume.no", "values": {}}, "tap": "", "means": false}]}',1,1794995908330331,1795082308330331,NULL,NULL,NULL,'5100000008/3');
INSERT INTO "prompts" VALUES(3,29,'{"line": {"key": "note.meant", "values": {"score": 7}}, "buttons": [{"label": {"key": "note.meant.button", "values": {"score": 7}}, "tap": "1:s:42zrNDk_6m5cI_vH:7", "means": true}, {"label": {"key": "note.meant.no", "values": {"score": 7}}, "tap": "", "means": false}]}',1,1794995909375389,1795082309375389,NULL,NULL,NULL,'D97WW3WXIM7/1794995909.400323');
INSERT INTO "prompts" VALUES(4,30,'{"line": {"key": "note.meant", "values": {"score": 7}}, "buttons": [{"label": {"key": "note.meant.button", "values": {"score": 7}}, "tap": "1:s:1gbUN-xYmivC2IiB:7", "means": true}, {"label": {"key": "note.meant.no", "values": {"score": 7}}, "tap": "", "means": false}]}',1,1794995910420607,1795082310420607,NULL,NULL,NULL,'5100000016/3');
INSERT INTO "prompts" VALUES(5,31,'{"line": {"key": "note.meant", "values": {"score": 7}}, "buttons": [{"label": {"key": "note.meant.button", "values": {"score": 7}}, "tap": "1:s:Hv7vnJ4lvSW3wYN2:7", "means": true}, {"label": {"key": "note.meant.no", "values": {"score": 7}}, "tap": "", "means": false}]}',1,1794995911460196,1795082311460196,'chosen',1794995913522288,1,'DUV2FSZN9FW/1794995911.475823');
INSERT INTO "prompts" VALUES(6,32,'{"line": {"key": "note.meant", "values": {"score": 7}}, "buttons": [{"label": {"key": "note.meant.button", "values": {"score": 7}}, "tap": "1:s:lASmE_2c6qSze6Qk:7", "means": true}, {"label": {"key": "note.meant.no", "values": {"score": 7}}, "tap": "", "means": false}]}',1,1794995912493951,1795082312493951,'chosen',1794995914590358,1,'5100000017/3');
INSERT INTO "prompts" VALUES(7,33,'{"line": {"key": "note.change", "values": {"previous": 9, "score": 10}}, "buttons": [{"label": {"key": "note.change.button", "values": {"previous": 9, "score": 10}}, "tap": "1:s:7iqHtuoC6q8f6V3F:10", "means": true}, {"label": {"key": "note.change.no", "values": {"previous": 9, "score": 10}}, "tap": "", "means": false}]}',1,1794995916671652,1795082316671652,NULL,NULL,NULL,'D1PEHTODHY9/1794995916.714524');
INSERT INTO "prompts" VALUES(8,34,'{"line": {"key": "note.change", "values": {"previous": 9, "score": 10}}, "buttons": [{"label": {"key": "note.change.button", "values": {"previous": 9, "score": 10}}, "tap": "1:s:tw1b0CN6zK6rukXQ:10", "means": true}, {"label": {"key": "note.change.no", "values": {"previous": 9, "score": 10}}, "tap": "", "means": false}]}',1,1794995917729721,1795082317729721,NULL,NULL,NULL,'5100000018/3');
INSERT INTO "prompts" VALUES(9,1,'{"line": {"key": "note.language", "values": {}}, "buttons": [{"label": {"key": "language.name.en", "values": {}}, "tap": "1:g:en", "means": null}, {"label": {"key": "language.name.id", "values": {}}, "tap": "1:g:id", "means": null}, {"label": {"key": "language.name.ko", "values": {}}, "tap": "1:g:ko", "means": null}, {"label": {"key": "language.name.zh", "values": {}}, "tap": "1:g:zh", "means": null}]}',0,1794996007394881,1795082407394881,NULL,NULL,NULL,'DCCW0C8REAV/1794996007.402523');
INSERT INTO "prompts" VALUES(10,2,'{"line": {"key": "note.language", "values": {}}, "buttons": [{"label": {"key": "language.name.en", "values": {}}, "tap": "1:g:en", "means": null}, {"label": {"key": "language.name.id", "values": {}}, "tap": "1:g:id", "means": null}, {"label": {"key": "language.name.ko", "values": {}}, "tap": "1:g:ko", "means": null}, {"label": {"key": "language.name.zh", "values": {}}, "tap": "1:g:zh", "means": null}]}',0,1794996009444556,1795082409444556,NULL,NULL,NULL,'5100000009/4');
CREATE TABLE response_urls (
	platform VARCHAR NOT NULL, 
	message VARCHAR NOT NULL, 
	url VARCHAR NOT NULL, 
	until BIGINT NOT NULL, 
	uses_left INTEGER NOT NULL, 
	CONSTRAINT pk_response_urls PRIMARY KEY (platform, message)
);
INSERT INTO "response_urls" VALUES('slack','DLVI4ZAUD3W/1794995881.983633','http://sandbox.invalid/slack/response/VZEQCP589Y',1794997623564501,3);
INSERT INTO "response_urls" VALUES('slack','D9G48TKNCTM/1794995882.008727','http://sandbox.invalid/slack/response/7ETPE8T54N',1794997636917942,3);
INSERT INTO "response_urls" VALUES('slack','DAMRTCI8RLN/1794995882.023892','http://sandbox.invalid/slack/response/LINXRF6GCY',1794997627664205,3);
INSERT INTO "response_urls" VALUES('slack','D3EHK37MMFS/1794995882.052513','http://sandbox.invalid/slack/response/PVDYJG77OY',1794997629696240,3);
INSERT INTO "response_urls" VALUES('slack','DQ6CKEXRB26/1794995882.100258','http://sandbox.invalid/slack/response/OLCFT42Z32',1794997631723407,3);
INSERT INTO "response_urls" VALUES('slack','D1PEHTODHY9/1794995882.308830','http://sandbox.invalid/slack/response/LHUBKWYSJ4',1794997633819881,3);
INSERT INTO "response_urls" VALUES('slack','D6V7ZS9FJQQ/1794995882.331287','http://sandbox.invalid/slack/response/8N3AH74KA9',1794997635862926,3);
INSERT INTO "response_urls" VALUES('slack','DQ6CKEXRB26/1794995900.026481','http://sandbox.invalid/slack/response/ZLBPK8PJR8',1794997641057099,3);
INSERT INTO "response_urls" VALUES('slack','DNT44HS0GOP/1794995882.128068','http://sandbox.invalid/slack/response/CZ8M29EQAJ',1794997646149411,3);
INSERT INTO "response_urls" VALUES('slack','DOBKKS36JT5/1794995882.179889','http://sandbox.invalid/slack/response/M5CETBACX2',1794997646214742,3);
INSERT INTO "response_urls" VALUES('slack','DYYCQKKFG21/1794995882.352381','http://sandbox.invalid/slack/response/X0I6UFC8R3',1794997741097967,3);
INSERT INTO "response_urls" VALUES('slack','DWC5LQ1Y9YG/1794995882.080199','http://sandbox.invalid/slack/response/KUDV7BP66G',1794997758673260,3);
CREATE TABLE score_changes (
	id INTEGER NOT NULL, 
	invitation_id INTEGER NOT NULL, 
	score INTEGER NOT NULL, 
	at BIGINT NOT NULL, source VARCHAR, 
	CONSTRAINT pk_score_changes PRIMARY KEY (id), 
	CONSTRAINT fk_score_changes_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id)
);
INSERT INTO "score_changes" VALUES(1,3,3,1794995883564501,NULL);
INSERT INTO "score_changes" VALUES(2,4,3,1794995884612002,NULL);
INSERT INTO "score_changes" VALUES(3,5,2,1794995885631865,NULL);
INSERT INTO "score_changes" VALUES(4,6,2,1794995886643902,NULL);
INSERT INTO "score_changes" VALUES(5,7,9,1794995887664205,NULL);
INSERT INTO "score_changes" VALUES(6,8,9,1794995888681963,NULL);
INSERT INTO "score_changes" VALUES(7,9,10,1794995889696240,NULL);
INSERT INTO "score_changes" VALUES(8,10,10,1794995890707729,NULL);
INSERT INTO "score_changes" VALUES(9,11,10,1794995891723407,NULL);
INSERT INTO "score_changes" VALUES(10,12,10,1794995892772572,NULL);
INSERT INTO "score_changes" VALUES(11,27,9,1794995893819881,NULL);
INSERT INTO "score_changes" VALUES(12,28,9,1794995894845802,NULL);
INSERT INTO "score_changes" VALUES(13,31,1,1794995895862926,NULL);
INSERT INTO "score_changes" VALUES(14,32,1,1794995896891250,NULL);
INSERT INTO "score_changes" VALUES(15,37,2,1794995904061301,NULL);
INSERT INTO "score_changes" VALUES(16,38,2,1794995904061301,NULL);
INSERT INTO "score_changes" VALUES(17,39,2,1794995904061301,NULL);
INSERT INTO "score_changes" VALUES(18,40,2,1794995904061301,NULL);
INSERT INTO "score_changes" VALUES(19,41,2,1794995904061301,NULL);
INSERT INTO "score_changes" VALUES(20,42,2,1794995904061301,NULL);
INSERT INTO "score_changes" VALUES(21,33,0,1794996001097967,NULL);
INSERT INTO "score_changes" VALUES(22,34,0,1794996002158691,NULL);
INSERT INTO "score_changes" VALUES(23,43,4,1794996015585161,NULL);
INSERT INTO "score_changes" VALUES(24,44,4,1794996015585161,NULL);
INSERT INTO "score_changes" VALUES(25,17,8,1794996016628598,'DKURRYWRUD8/1794996016.624099');
INSERT INTO "score_changes" VALUES(26,18,8,1794996017650568,'5100000010/2');
INSERT INTO "score_changes" VALUES(27,29,9,1794996018673260,NULL);
INSERT INTO "score_changes" VALUES(28,30,9,1794996019698708,NULL);
CREATE TABLE summaries (
	id INTEGER NOT NULL, 
	survey VARCHAR NOT NULL, 
	week VARCHAR NOT NULL, 
	verdict VARCHAR, 
	ended VARCHAR, 
	ordinal INTEGER, 
	ended_at BIGINT, promoters INTEGER, passives INTEGER, detractors INTEGER, imported INTEGER, 
	CONSTRAINT pk_summaries PRIMARY KEY (id), 
	CONSTRAINT uq_summaries_survey_week UNIQUE (survey, week), 
	CONSTRAINT ck_summaries_ended CHECK ((ended IS NULL) = (ordinal IS NULL))
);
INSERT INTO "summaries" VALUES(1,'resting','2026-W43',NULL,'quiet',1,1793782801056054,NULL,NULL,NULL,NULL);
INSERT INTO "summaries" VALUES(2,'resting','2026-W44',NULL,'quiet',2,1793782801056054,NULL,NULL,NULL,NULL);
INSERT INTO "summaries" VALUES(3,'relationship','2026-W45','up','posted',1,1794211211136781,4,1,1,6);
INSERT INTO "summaries" VALUES(4,'quiet','2026-W45',NULL,'quiet',1,1794211208723829,0,0,0,0);
INSERT INTO "summaries" VALUES(5,'resting','2026-W45',NULL,'quiet',3,1794211209929103,0,0,0,0);
INSERT INTO "summaries" VALUES(6,'doubted','2026-W45',NULL,'quiet',1,1794391261170364,0,0,0,0);
INSERT INTO "summaries" VALUES(7,'posted','2026-W45',NULL,'quiet',1,1794391262327354,0,0,0,0);
INSERT INTO "summaries" VALUES(8,'claimed','2026-W45',NULL,'quiet',1,1794391263556245,0,0,0,0);
INSERT INTO "summaries" VALUES(9,'due','2026-W45',NULL,'quiet',1,1794391264761994,0,0,0,0);
INSERT INTO "summaries" VALUES(10,'failed','2026-W45',NULL,'quiet',1,1794391265945735,0,0,0,0);
INSERT INTO "summaries" VALUES(11,'missed','2026-W45',NULL,'missed',1,1794816001114971,NULL,NULL,NULL,NULL);
INSERT INTO "summaries" VALUES(12,'quiet','2026-W46',NULL,'quiet',2,1794816001142680,0,0,0,0);
INSERT INTO "summaries" VALUES(13,'resting','2026-W46',NULL,'rested',4,1794816002306058,NULL,NULL,NULL,NULL);
INSERT INTO "summaries" VALUES(14,'relationship','2026-W46','up','posted',2,1794995880173127,4,1,1,6);
INSERT INTO "summaries" VALUES(15,'doubted','2026-W46',NULL,NULL,NULL,NULL,0,0,0,0);
INSERT INTO "summaries" VALUES(16,'posted','2026-W46',NULL,NULL,NULL,NULL,0,0,0,0);
INSERT INTO "summaries" VALUES(17,'claimed','2026-W46',NULL,NULL,NULL,NULL,0,0,0,0);
INSERT INTO "summaries" VALUES(18,'failed','2026-W46',NULL,'lost',2,1794996079993590,NULL,NULL,NULL,NULL);
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
CREATE INDEX ix_score_changes_source ON score_changes (source);
CREATE INDEX ix_prompts_contact_id ON prompts (contact_id);
CREATE INDEX ix_prompts_message ON prompts (message);
CREATE INDEX ix_prompts_until ON prompts (until);
CREATE INDEX ix_cases_listed_in ON cases (listed_in);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('inbox',62);
COMMIT;
