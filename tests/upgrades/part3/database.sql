BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0007');
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
INSERT INTO "campaigns" VALUES(1,'FqFa69sasB-_VQY2','relationship','slack:U0ADMIN','[1, 2]',1794995948891269,NULL,'',0);
INSERT INTO "campaigns" VALUES(2,'recorded-campaign','relationship','slack:U0ADMIN','[3, 4, 5, 6]',1794996065383412,1,'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',2);
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
INSERT INTO "cases" VALUES(1,3,9,'open',1794995943209846,NULL,'','C0SUPPORT/1794995943.269582');
INSERT INTO "cases" VALUES(2,4,10,'open',1794995943292470,NULL,'','C0SUPPORT/1794995944.282082');
INSERT INTO "cases" VALUES(3,5,11,'open',1794995943585959,NULL,'','C0SUPPORT/1794995945.286352');
INSERT INTO "cases" VALUES(4,6,12,'open',1794995943649325,NULL,'','C0SUPPORT/1794995946.291003');
INSERT INTO "cases" VALUES(5,31,37,'open',1794995944315080,NULL,'','C0SUPPORT/1794995947.296015');
INSERT INTO "cases" VALUES(6,32,38,'open',1794995944381064,NULL,'','C0SUPPORT/1794995948.299885');
INSERT INTO "cases" VALUES(7,33,39,'open',1794996000629681,NULL,'',NULL);
INSERT INTO "cases" VALUES(8,34,40,'open',1794996000731573,NULL,'',NULL);
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
INSERT INTO "comments" VALUES(1,9,'The import saves me an hour a week',1794995944718772,'DOI93Z9LPE3/1794995944.695706',NULL);
INSERT INTO "comments" VALUES(2,10,'The import saves me an hour a week',1794995944793408,'5100000005/2',NULL);
INSERT INTO "comments" VALUES(3,11,'The import saves me an hour a week',1794995945023002,'DPW33GZ5QY7/1794995944.996844',NULL);
INSERT INTO "comments" VALUES(4,12,'The import saves me an hour a week',1794995945094539,'5100000006/2',NULL);
INSERT INTO "comments" VALUES(5,23,'7 days I waited',1794995947584195,'DFWTBXXBDNA/1794995947.569188',NULL);
INSERT INTO "comments" VALUES(6,24,'7 days I waited',1794995947637373,'5100000016/2',NULL);
INSERT INTO "comments" VALUES(7,25,'7 days I waited',1794995947698912,'DEG1J1C9JUL/1794995947.681221',NULL);
INSERT INTO "comments" VALUES(8,26,'7 days I waited',1794995947747648,'5100000017/2',NULL);
INSERT INTO "comments" VALUES(9,31,'The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again.',1794996001745651,'D0NL0VJ66D6/1794996001.737346',NULL);
INSERT INTO "comments" VALUES(10,32,'The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again.',1794996001816388,'5100000020/2',NULL);
CREATE TABLE consents (
	id INTEGER NOT NULL, 
	invitation_id INTEGER NOT NULL, 
	consent VARCHAR NOT NULL, 
	wording TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_consents PRIMARY KEY (id), 
	CONSTRAINT fk_consents_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id)
);
INSERT INTO "consents" VALUES(1,11,'named','May we quote your words? With my name',1794995945173109);
INSERT INTO "consents" VALUES(2,12,'named','May we quote your words? With my name',1794995945234661);
CREATE TABLE contacts (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	platform VARCHAR NOT NULL, 
	user VARCHAR, 
	chat VARCHAR, 
	language VARCHAR, 
	timezone VARCHAR, 
	state VARCHAR NOT NULL, 
	used_at BIGINT, username VARCHAR, bound_by VARCHAR, 
	CONSTRAINT pk_contacts PRIMARY KEY (id), 
	CONSTRAINT fk_contacts_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_contacts_person_id_platform UNIQUE (person_id, platform), 
	CONSTRAINT uq_contacts_platform_user UNIQUE (platform, user)
);
INSERT INTO "contacts" VALUES(1,1,'slack','U0CAST08','D3419PJHSD2',NULL,NULL,'ok',1794996002950299,NULL,'list');
INSERT INTO "contacts" VALUES(2,2,'telegram','5100000009','5100000009','en',NULL,'ok',1794996004030315,NULL,'list');
INSERT INTO "contacts" VALUES(3,3,'slack','U0CAST13','D3VN4UTY8FB',NULL,NULL,'ok',NULL,NULL,'list');
INSERT INTO "contacts" VALUES(4,4,'telegram','5100000014','5100000014',NULL,NULL,'ok',NULL,NULL,'list');
INSERT INTO "contacts" VALUES(5,5,'slack','U0CAST14','D4I53B5S29C',NULL,NULL,'ok',NULL,NULL,'list');
INSERT INTO "contacts" VALUES(6,6,'telegram','5100000015','5100000015',NULL,NULL,'ok',NULL,NULL,'list');
INSERT INTO "contacts" VALUES(7,7,'slack','U0CAST00','DALUKB0CI49',NULL,NULL,'ok',NULL,NULL,'list');
INSERT INTO "contacts" VALUES(8,8,'telegram','5100000001','5100000001',NULL,NULL,'ok',NULL,NULL,'list');
INSERT INTO "contacts" VALUES(9,9,'slack','U0CAST01','DQPETH60EPD',NULL,NULL,'ok',1794995943209846,NULL,'list');
INSERT INTO "contacts" VALUES(10,10,'telegram','5100000002','5100000002','en',NULL,'ok',1794995943292470,NULL,'list');
INSERT INTO "contacts" VALUES(11,11,'slack','U0CAST02','DFQSH8IDXOA',NULL,NULL,'ok',1794995944458870,NULL,'list');
INSERT INTO "contacts" VALUES(12,12,'telegram','5100000003','5100000003','en',NULL,'ok',1794995944500583,NULL,'list');
INSERT INTO "contacts" VALUES(13,13,'slack','U0CAST03','DO0U2T162F7',NULL,NULL,'ok',1794995943704664,NULL,'list');
INSERT INTO "contacts" VALUES(14,14,'telegram','5100000004','5100000004','en',NULL,'ok',1794995943795108,NULL,'list');
INSERT INTO "contacts" VALUES(15,15,'slack','U0CAST04','DOI93Z9LPE3',NULL,NULL,'ok',1794995944718772,NULL,'list');
INSERT INTO "contacts" VALUES(16,16,'telegram','5100000005','5100000005','en',NULL,'ok',1794995944793408,NULL,'list');
INSERT INTO "contacts" VALUES(17,17,'slack','U0CAST05','DPW33GZ5QY7',NULL,NULL,'ok',1794995945173109,NULL,'list');
INSERT INTO "contacts" VALUES(18,18,'telegram','5100000006','5100000006','en',NULL,'ok',1794995945234661,NULL,'list');
INSERT INTO "contacts" VALUES(19,19,'slack','U0CAST06','DFKJIGRDF8F',NULL,NULL,'ok',1794995946246533,NULL,'list');
INSERT INTO "contacts" VALUES(20,20,'telegram','5100000007','5100000007','en',NULL,'ok',1794995946324787,NULL,'list');
INSERT INTO "contacts" VALUES(21,21,'slack','U0CAST07','D61DX2BKHXH',NULL,NULL,'ok',1794995946468278,NULL,'list');
INSERT INTO "contacts" VALUES(22,22,'telegram','5100000008','5100000008','en',NULL,'ok',1794995946576283,NULL,'list');
INSERT INTO "contacts" VALUES(23,23,'slack','U0CAST09','DE8EZTTHVN1',NULL,NULL,'ok',1794996005079700,NULL,'list');
INSERT INTO "contacts" VALUES(24,24,'telegram','5100000010','5100000010','en',NULL,'ok',1794996005105847,NULL,'list');
INSERT INTO "contacts" VALUES(25,25,'slack','U0CAST11','DH6ZPF1IFKB',NULL,NULL,'ok',NULL,NULL,'list');
INSERT INTO "contacts" VALUES(26,26,'telegram','5100000012','5100000012',NULL,NULL,'ok',NULL,NULL,'list');
INSERT INTO "contacts" VALUES(27,27,'slack','U0CAST12','DU6SNFO028Y',NULL,NULL,'ok',NULL,NULL,'list');
INSERT INTO "contacts" VALUES(28,28,'telegram','5100000013','5100000013',NULL,NULL,'ok',NULL,NULL,'list');
INSERT INTO "contacts" VALUES(29,29,'slack','U0CAST15','DFWTBXXBDNA',NULL,NULL,'ok',1794995947584195,NULL,'list');
INSERT INTO "contacts" VALUES(30,30,'telegram','5100000016','5100000016','en',NULL,'ok',1794995947637373,NULL,'list');
INSERT INTO "contacts" VALUES(31,31,'slack','U0CAST16','DEG1J1C9JUL',NULL,NULL,'ok',1794995947800129,NULL,'list');
INSERT INTO "contacts" VALUES(32,32,'telegram','5100000017','5100000017','en',NULL,'ok',1794995948766230,NULL,'list');
INSERT INTO "contacts" VALUES(33,33,'slack','U0CAST17','DL4BZ0KLFGM',NULL,NULL,'ok',1794995948807920,NULL,'list');
INSERT INTO "contacts" VALUES(34,34,'telegram','5100000018','5100000018','en',NULL,'ok',1794995948850817,NULL,'list');
INSERT INTO "contacts" VALUES(35,35,'slack','U0CAST18','DY643NM8S19',NULL,NULL,'ok',1794996005157473,NULL,'list');
INSERT INTO "contacts" VALUES(36,36,'telegram','5100000019','5100000019','en',NULL,'ok',1794996005208632,NULL,'list');
INSERT INTO "contacts" VALUES(37,37,'slack','U0CAST19','D0NL0VJ66D6',NULL,NULL,'ok',1794996001745651,NULL,'list');
INSERT INTO "contacts" VALUES(38,38,'telegram','5100000020','5100000020','en',NULL,'ok',1794996001816388,NULL,'list');
INSERT INTO "contacts" VALUES(39,39,'slack','U0CAST20','DE7IRUW0NK0',NULL,NULL,'ok',1794996000629681,NULL,'list');
INSERT INTO "contacts" VALUES(40,40,'telegram','5100000021','5100000021','en',NULL,'ok',1794996000731573,NULL,'list');
INSERT INTO "contacts" VALUES(41,41,'slack',NULL,NULL,NULL,NULL,'suspended',NULL,NULL,NULL);
INSERT INTO "contacts" VALUES(42,42,'slack','U0CAST22','D7HUP32RGXV',NULL,NULL,'ok',NULL,NULL,NULL);
INSERT INTO "contacts" VALUES(43,43,'slack','U0CAST10','DXC4HJM8G8Z',NULL,NULL,'ok',NULL,NULL,'list');
INSERT INTO "contacts" VALUES(44,44,'telegram','5100000011','5100000011',NULL,NULL,'ok',NULL,NULL,'list');
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
INSERT INTO "feedback" VALUES(1,1,'A dark mode would be kind to my eyes',1794996002881587,'D3419PJHSD2/1794996002.859150');
INSERT INTO "feedback" VALUES(2,2,'A dark mode would be kind to my eyes',1794996003949705,'5100000009/1');
CREATE TABLE heartbeats (
	name VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_heartbeats PRIMARY KEY (name)
);
INSERT INTO "heartbeats" VALUES('slack',1794996005213143);
INSERT INTO "heartbeats" VALUES('telegram',1794996005296266);
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
INSERT INTO "inbox" VALUES(1,'telegram','700000001','-4000099','',1794995941177170,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(2,'telegram','700000002','-1001000000028','',1794995941177170,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(3,'slack','interaction:d9b5b06a73f4b5c94dafbffd45ce536b690d7629d10c2155fa6eefa594e8e44c','U0CAST01','',1794995943206122,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(4,'telegram','700000003','5100000002','',1794995943281025,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(5,'slack','interaction:da27fb3851e8377d2d527d11705c49bc2b9f091ec842cee43f0665a33b221446','U0CAST02','',1794995943577490,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(6,'telegram','700000004','5100000003','',1794995943628505,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(7,'slack','interaction:ce8271038bbae4ecc487f28a076af7cce2a6690be52db134792ccf193d6369fa','U0CAST03','',1794995943694191,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(8,'telegram','700000005','5100000004','',1794995943779541,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(9,'slack','interaction:2a8b75a2ec70eaf86022225232da5393c93f62f36c9d54b4a60b5797d78e8cab','U0CAST04','',1794995943858425,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(10,'telegram','700000006','5100000005','',1794995943922298,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(11,'slack','interaction:d86b9de34e2b942d8952c76118aaf23fa71616656655d6b05e28f2b7ac42b706','U0CAST05','',1794995943987118,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(12,'telegram','700000007','5100000006','',1794995944064938,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(13,'slack','interaction:6a94f019230415b4447bb5a88b24ba065c5b612e88e3665099030bce474562ba','U0CAST17','',1794995944128284,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(14,'telegram','700000008','5100000018','',1794995944196592,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(15,'slack','interaction:011abf4abee45ba7e87171ecea661704ab56aab1082d3d17d35f6e58258455c9','U0CAST19','',1794995944274898,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(16,'telegram','700000009','5100000020','',1794995944365757,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(17,'slack','interaction:13b5d62947a00abf4bfdd54e9cbf12051c73495834c7befd1a469c2d253df4ad','U0CAST02','',1794995944432530,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(18,'telegram','700000010','5100000003','',1794995944491415,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(19,'slack','message:U0CAST04:f99f4b48-22f8-4c98-903e-8e4f5b6e1d04','U0CAST04','',1794995944697149,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(20,'telegram','700000011','5100000005','',1794995944765364,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(21,'slack','message:U0CAST05:397dbf82-c1cf-45fb-9e1a-3100bc028404','U0CAST05','',1794995944998638,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(22,'telegram','700000012','5100000006','',1794995945080409,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(23,'slack','interaction:30ae8fce8d32380a8abea390a8fe749942605ee048ed0fd5284fc350d200d127','U0CAST05','',1794995945161398,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(24,'telegram','700000013','5100000006','',1794995945221305,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(25,'slack','interaction:33a67c9762687f437d941cf562a3183908ae657e547102071fd4ece29c46519f','U0CAST06','',1794995946173576,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(26,'telegram','700000014','5100000007','',1794995946308534,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(27,'slack','interaction:c66d068c9ae99efe9abc73473f59aaef20fb52fbff550b87cf6f4d130d0b3bcb','U0CAST07','',1794995946363255,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(28,'slack','message:U0CAST07:6c96d75e-0462-456b-a85c-c86c01ec80b6','U0CAST07','',1794995946447819,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(29,'telegram','700000015','5100000008','',1794995946496615,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(30,'telegram','700000016','5100000008','',1794995946561870,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(31,'slack','message:U0CAST15:0e97e3d3-ce72-4b90-a1eb-dacbdf50ac65','U0CAST15','',1794995947571941,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(32,'telegram','700000017','5100000016','',1794995947625733,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(33,'slack','message:U0CAST16:6280cfc1-7819-48bf-9f4d-69bf148207dd','U0CAST16','',1794995947684448,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(34,'telegram','700000018','5100000017','',1794995947738855,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(35,'slack','message:U0CAST16:697a6ced-9889-49b7-bb2c-3fe2f4f3d6b4','U0CAST16','',1794995947778475,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(36,'telegram','700000019','5100000017','',1794995948748186,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(37,'slack','message:U0CAST17:385b1c38-1b15-4e7a-bf1a-b681979c26a2','U0CAST17','',1794995948797325,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(38,'telegram','700000020','5100000018','',1794995948835505,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(39,'slack','interaction:1fbc48a41f8fc7a8837132034018a05d3ea5b5dcb0b2fc1234d56ef1a8c8a435','U0ADMIN','',1794995948878603,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(40,'slack','interaction:33b9db66edbe1fc856e05508a7b3bd555c00cb48dbac6bab643d69492b0853ae','U0CAST20','',1794996000612169,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(41,'telegram','700000021','5100000021','',1794996000711479,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(42,'slack','message:U0CAST19:cbba80cb-898f-4e24-9512-3cc96d0578bf','U0CAST19','',1794996001738736,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(43,'telegram','700000022','5100000020','',1794996001806215,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(44,'slack','message:U0CAST08:8241e9ae-afa6-4390-bc88-90bf585d7d12','U0CAST08','',1794996002860547,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(45,'slack','message:U0CAST08:6889c780-e866-48fa-b34c-e6652a788ac3','U0CAST08','',1794996002932424,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(46,'telegram','700000023','5100000009','',1794996003938909,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(47,'telegram','700000024','5100000009','',1794996004017961,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(48,'slack','message:U0CAST09:25f6823c-1263-422b-979c-c3b76f52ae17','U0CAST09','',1794996005066658,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(49,'telegram','700000025','5100000010','',1794996005088968,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(50,'slack','interaction:0e0cb182b08049e16e8b454b55abc2c4c493073e40576cefea9e78a2568704ad','U0CAST18','',1794996005147289,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(51,'telegram','700000026','5100000019','',1794996005184093,'done',1,'','c0f378673e96630c');
INSERT INTO "inbox" VALUES(52,'slack','interaction:b4d6f68b6ad8f71f6ad82823630339f976be1d79354fad764e25371d597218aa','U0CAST11','{"type":"block_actions","user":{"id":"U0CAST11","username":"tara","name":"tara","team_id":"T0HOME"},"api_app_id":"A0APP","token":"verification","team":{"id":"T0HOME","domain":"home"},"enterprise":null,"is_enterprise_install":false,"actions":[{"type":"button","action_id":"1.2","block_id":"05NM9MLRY6","text":{"type":"plain_text","text":"🟡 8","emoji":true},"action_ts":"1794996065.502667","value":"1:s:yMKD_hjCHD3FXq4P:8"}],"container":{"type":"message","message_ts":"1794995942.940466","channel_id":"DH6ZPF1IFKB","is_ephemeral":false},"channel":{"id":"DH6ZPF1IFKB","name":"directmessage"},"state":{"values":{}},"trigger_id":"1FDD5PF369C.2OP3PDFDE39.ak2hh2bauxz","response_url":"http://sandbox.invalid/slack/response/JL38WV9V14","message":{"type":"message","user":"U0BOT","ts":"1794995942.940466","text":"Your answer goes to the Acme team with your name; it is not anonymous.\nHow likely are you to recommend Acme to a friend or colleague?\n0 = Not at all likely · 10 = Extremely likely","team":"T0HOME","bot_id":"B0BOT","app_id":"A0APP","blocks":[{"type":"context","elements":[{"type":"plain_text","text":"Your answer goes to the Acme team with your name; it is not anonymous.","emoji":true}],"block_id":"4HGU18R0UJ"},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"How likely are you to recommend "},{"type":"text","text":"Acme","style":{"bold":true}},{"type":"text","text":" to a friend or colleague?"}]}],"block_id":"27F9R7Z5Q4"},{"type":"context","elements":[{"type":"plain_text","text":"0 = Not at all likely · 10 = Extremely likely","emoji":true}],"block_id":"FOYOTK4WOE"},{"type":"actions","elements":[{"type":"button","action_id":"0.0","text":{"type":"plain_text","text":"0","emoji":true},"value":"1:s:yMKD_hjCHD3FXq4P:0","style":"danger","accessibility_label":"0 of 10: not at all likely"},{"type":"button","action_id":"0.1","text":{"type":"plain_text","text":"1","emoji":true},"value":"1:s:yMKD_hjCHD3FXq4P:1","style":"danger","accessibility_label":"1 of 10"},{"type":"button","action_id":"0.2","text":{"type":"plain_text","text":"2","emoji":true},"value":"1:s:yMKD_hjCHD3FXq4P:2","style":"danger","accessibility_label":"2 of 10"},{"type":"button","action_id":"0.3","text":{"type":"plain_text","text":"3","emoji":true},"value":"1:s:yMKD_hjCHD3FXq4P:3","style":"danger","accessibility_label":"3 of 10"},{"type":"button","action_id":"0.4","text":{"type":"plain_text","text":"4","emoji":true},"value":"1:s:yMKD_hjCHD3FXq4P:4","style":"danger","accessibility_label":"4 of 10"},{"type":"button","action_id":"0.5","text":{"type":"plain_text","text":"5","emoji":true},"value":"1:s:yMKD_hjCHD3FXq4P:5","style":"danger","accessibility_label":"5 of 10"}],"block_id":"RLFSJ9ESFA"},{"type":"actions","elements":[{"type":"button","action_id":"1.0","text":{"type":"plain_text","text":"6","emoji":true},"value":"1:s:yMKD_hjCHD3FXq4P:6","style":"danger","accessibility_label":"6 of 10"},{"type":"button","action_id":"1.1","text":{"type":"plain_text","text":"🟡 7","emoji":true},"value":"1:s:yMKD_hjCHD3FXq4P:7","accessibility_label":"7 of 10"},{"type":"button","action_id":"1.2","text":{"type":"plain_text","text":"🟡 8","emoji":true},"value":"1:s:yMKD_hjCHD3FXq4P:8","accessibility_label":"8 of 10"},{"type":"button","action_id":"1.3","text":{"type":"plain_text","text":"9","emoji":true},"value":"1:s:yMKD_hjCHD3FXq4P:9","style":"primary","accessibility_label":"9 of 10"},{"type":"button","action_id":"1.4","text":{"type":"plain_text","text":"10","emoji":true},"value":"1:s:yMKD_hjCHD3FXq4P:10","style":"primary","accessibility_label":"10 of 10: extremely likely"}],"block_id":"05NM9MLRY6"},{"type":"actions","elements":[{"type":"button","action_id":"2.0","text":{"type":"plain_text","text":"Not now","emoji":true},"value":"1:l:yMKD_hjCHD3FXq4P"},{"type":"button","action_id":"2.1","text":{"type":"plain_text","text":"Not for 3 months","emoji":true},"value":"1:p:yMKD_hjCHD3FXq4P"},{"type":"button","action_id":"2.2","text":{"type":"plain_text","text":"Never","emoji":true},"value":"1:n:yMKD_hjCHD3FXq4P"}],"block_id":"WFBW0VZVMF"}]}}',1794996065503024,'new',0,'',NULL);
INSERT INTO "inbox" VALUES(53,'telegram','700000027','5100000012','{"update_id":700000027,"callback_query":{"id":"4000000000000014","from":{"id":5100000012,"is_bot":false,"first_name":"Theo","language_code":"en"},"message":{"message_id":1,"from":{"id":7000000001,"is_bot":true,"first_name":"Survey bot","username":"sandbox_survey_bot"},"chat":{"id":5100000012,"type":"private","first_name":"Theo"},"date":1794995942,"text":"Your answer goes to the Acme team with your name; it is not anonymous.\n\nHow likely are you to recommend Acme to a friend or colleague?\n\n0 = Not at all likely · 10 = Extremely likely","entities":[{"type":"italic","offset":0,"length":70},{"type":"bold","offset":104,"length":4},{"type":"italic","offset":136,"length":45}],"reply_markup":{"inline_keyboard":[[{"text":"0","style":"danger","callback_data":"1:s:4Z1jK2VDDrWG2zPG:0"},{"text":"1","style":"danger","callback_data":"1:s:4Z1jK2VDDrWG2zPG:1"},{"text":"2","style":"danger","callback_data":"1:s:4Z1jK2VDDrWG2zPG:2"},{"text":"3","style":"danger","callback_data":"1:s:4Z1jK2VDDrWG2zPG:3"},{"text":"4","style":"danger","callback_data":"1:s:4Z1jK2VDDrWG2zPG:4"},{"text":"5","style":"danger","callback_data":"1:s:4Z1jK2VDDrWG2zPG:5"}],[{"text":"6","style":"danger","callback_data":"1:s:4Z1jK2VDDrWG2zPG:6"},{"text":"🟡 7","callback_data":"1:s:4Z1jK2VDDrWG2zPG:7"},{"text":"🟡 8","callback_data":"1:s:4Z1jK2VDDrWG2zPG:8"},{"text":"9","style":"success","callback_data":"1:s:4Z1jK2VDDrWG2zPG:9"},{"text":"10","style":"success","callback_data":"1:s:4Z1jK2VDDrWG2zPG:10"}],[{"text":"Not now","callback_data":"1:l:4Z1jK2VDDrWG2zPG"},{"text":"Not for 3 months","callback_data":"1:p:4Z1jK2VDDrWG2zPG"},{"text":"Never","callback_data":"1:n:4Z1jK2VDDrWG2zPG"}]]}},"chat_instance":"-5100000012","data":"1:s:4Z1jK2VDDrWG2zPG:8"}}',1794996065529814,'new',0,'',NULL);
INSERT INTO "inbox" VALUES(54,'slack','interaction:925a13f7b21c18783f7fc9ef6d614dce43194385ab6ad0cdaff6883003fa0943','U0CAST12','{"type":"block_actions","user":{"id":"U0CAST12","username":"petra","name":"petra","team_id":"T0HOME"},"api_app_id":"A0APP","token":"verification","team":{"id":"T0HOME","domain":"home"},"enterprise":null,"is_enterprise_install":false,"actions":[{"type":"button","action_id":"1.1","block_id":"TS2PPUE4JL","text":{"type":"plain_text","text":"🟡 7","emoji":true},"action_ts":"1794996065.550376","value":"1:s:fKoh3GavDdKKCF8V:7"}],"container":{"type":"message","message_ts":"1794995942.953141","channel_id":"DU6SNFO028Y","is_ephemeral":false},"channel":{"id":"DU6SNFO028Y","name":"directmessage"},"state":{"values":{}},"trigger_id":"184BZF10ITL.2TSWY1QTYCP.ad6lk5nf0so","response_url":"http://sandbox.invalid/slack/response/EVLEO7D6GI","message":{"type":"message","user":"U0BOT","ts":"1794995942.953141","text":"Your answer goes to the Acme team with your name; it is not anonymous.\nHow likely are you to recommend Acme to a friend or colleague?\n0 = Not at all likely · 10 = Extremely likely","team":"T0HOME","bot_id":"B0BOT","app_id":"A0APP","blocks":[{"type":"context","elements":[{"type":"plain_text","text":"Your answer goes to the Acme team with your name; it is not anonymous.","emoji":true}],"block_id":"M6HDHKJPIB"},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"How likely are you to recommend "},{"type":"text","text":"Acme","style":{"bold":true}},{"type":"text","text":" to a friend or colleague?"}]}],"block_id":"HVKMKFSR92"},{"type":"context","elements":[{"type":"plain_text","text":"0 = Not at all likely · 10 = Extremely likely","emoji":true}],"block_id":"5NOA4LG8SB"},{"type":"actions","elements":[{"type":"button","action_id":"0.0","text":{"type":"plain_text","text":"0","emoji":true},"value":"1:s:fKoh3GavDdKKCF8V:0","style":"danger","accessibility_label":"0 of 10: not at all likely"},{"type":"button","action_id":"0.1","text":{"type":"plain_text","text":"1","emoji":true},"value":"1:s:fKoh3GavDdKKCF8V:1","style":"danger","accessibility_label":"1 of 10"},{"type":"button","action_id":"0.2","text":{"type":"plain_text","text":"2","emoji":true},"value":"1:s:fKoh3GavDdKKCF8V:2","style":"danger","accessibility_label":"2 of 10"},{"type":"button","action_id":"0.3","text":{"type":"plain_text","text":"3","emoji":true},"value":"1:s:fKoh3GavDdKKCF8V:3","style":"danger","accessibility_label":"3 of 10"},{"type":"button","action_id":"0.4","text":{"type":"plain_text","text":"4","emoji":true},"value":"1:s:fKoh3GavDdKKCF8V:4","style":"danger","accessibility_label":"4 of 10"},{"type":"button","action_id":"0.5","text":{"type":"plain_text","text":"5","emoji":true},"value":"1:s:fKoh3GavDdKKCF8V:5","style":"danger","accessibility_label":"5 of 10"}],"block_id":"RBO4FHH1WP"},{"type":"actions","elements":[{"type":"button","action_id":"1.0","text":{"type":"plain_text","text":"6","emoji":true},"value":"1:s:fKoh3GavDdKKCF8V:6","style":"danger","accessibility_label":"6 of 10"},{"type":"button","action_id":"1.1","text":{"type":"plain_text","text":"🟡 7","emoji":true},"value":"1:s:fKoh3GavDdKKCF8V:7","accessibility_label":"7 of 10"},{"type":"button","action_id":"1.2","text":{"type":"plain_text","text":"🟡 8","emoji":true},"value":"1:s:fKoh3GavDdKKCF8V:8","accessibility_label":"8 of 10"},{"type":"button","action_id":"1.3","text":{"type":"plain_text","text":"9","emoji":true},"value":"1:s:fKoh3GavDdKKCF8V:9","style":"primary","accessibility_label":"9 of 10"},{"type":"button","action_id":"1.4","text":{"type":"plain_text","text":"10","emoji":true},"value":"1:s:fKoh3GavDdKKCF8V:10","style":"primary","accessibility_label":"10 of 10: extremely likely"}],"block_id":"TS2PPUE4JL"},{"type":"actions","elements":[{"type":"button","action_id":"2.0","text":{"type":"plain_text","text":"Not now","emoji":true},"value":"1:l:fKoh3GavDdKKCF8V"},{"type":"button","action_id":"2.1","text":{"type":"plain_text","text":"Not for 3 months","emoji":true},"value":"1:p:fKoh3GavDdKKCF8V"},{"type":"button","action_id":"2.2","text":{"type":"plain_text","text":"Never","emoji":true},"value":"1:n:fKoh3GavDdKKCF8V"}],"block_id":"C5B3ESQFMA"}]}}',1794996065550768,'parked',0,'KeyError in its work',NULL);
INSERT INTO "inbox" VALUES(55,'telegram','700000028','5100000013','{"update_id":700000028,"callback_query":{"id":"4000000000000015","from":{"id":5100000013,"is_bot":false,"first_name":"Piet","language_code":"en"},"message":{"message_id":1,"from":{"id":7000000001,"is_bot":true,"first_name":"Survey bot","username":"sandbox_survey_bot"},"chat":{"id":5100000013,"type":"private","first_name":"Piet"},"date":1794995942,"text":"Your answer goes to the Acme team with your name; it is not anonymous.\n\nHow likely are you to recommend Acme to a friend or colleague?\n\n0 = Not at all likely · 10 = Extremely likely","entities":[{"type":"italic","offset":0,"length":70},{"type":"bold","offset":104,"length":4},{"type":"italic","offset":136,"length":45}],"reply_markup":{"inline_keyboard":[[{"text":"0","style":"danger","callback_data":"1:s:mE0PURi4Cv5yuwFJ:0"},{"text":"1","style":"danger","callback_data":"1:s:mE0PURi4Cv5yuwFJ:1"},{"text":"2","style":"danger","callback_data":"1:s:mE0PURi4Cv5yuwFJ:2"},{"text":"3","style":"danger","callback_data":"1:s:mE0PURi4Cv5yuwFJ:3"},{"text":"4","style":"danger","callback_data":"1:s:mE0PURi4Cv5yuwFJ:4"},{"text":"5","style":"danger","callback_data":"1:s:mE0PURi4Cv5yuwFJ:5"}],[{"text":"6","style":"danger","callback_data":"1:s:mE0PURi4Cv5yuwFJ:6"},{"text":"🟡 7","callback_data":"1:s:mE0PURi4Cv5yuwFJ:7"},{"text":"🟡 8","callback_data":"1:s:mE0PURi4Cv5yuwFJ:8"},{"text":"9","style":"success","callback_data":"1:s:mE0PURi4Cv5yuwFJ:9"},{"text":"10","style":"success","callback_data":"1:s:mE0PURi4Cv5yuwFJ:10"}],[{"text":"Not now","callback_data":"1:l:mE0PURi4Cv5yuwFJ"},{"text":"Not for 3 months","callback_data":"1:p:mE0PURi4Cv5yuwFJ"},{"text":"Never","callback_data":"1:n:mE0PURi4Cv5yuwFJ"}]]}},"chat_instance":"-5100000013","data":"1:s:mE0PURi4Cv5yuwFJ:7"}}',1794996065599150,'parked',0,'KeyError in its work',NULL);
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
	press_url VARCHAR, 
	press_until BIGINT, 
	press_uses INTEGER, pressed_at BIGINT, experiment BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_invitations PRIMARY KEY (id), 
	CONSTRAINT ck_invitations_answered CHECK ((score IS NULL) = (answered_at IS NULL)), 
	CONSTRAINT ck_invitations_scale CHECK (score BETWEEN 0 AND 10), 
	CONSTRAINT fk_invitations_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id), 
	CONSTRAINT fk_invitations_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_invitations_survey_person_id_round UNIQUE (survey, person_id, round), 
	CONSTRAINT uq_invitations_token UNIQUE (token)
);
INSERT INTO "invitations" VALUES(1,'kdugxs-t6gAb8yZh','relationship',7,7,1,'handed over','coloured',1794995941993910,1794995942560783,1796205541993910,1,'DALUKB0CI49/1794995942.525991',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(2,'8aynTk131lw9P6Wj','relationship',8,8,1,'handed over','coloured',1794995941993910,1794995942508820,1796205541993910,1,'5100000001/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(3,'iyAXC190KM8R-wHf','relationship',9,9,1,'answered','coloured',1794995941993910,1794995942561713,1796205541993910,1,'DQPETH60EPD/1794995942.539022',3,1794995943209846,0,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/2QZ84ZIXO8',1794997683209846,3,1794995943205032,0);
INSERT INTO "invitations" VALUES(4,'qfRMjtGnb4GdGruw','relationship',10,10,1,'answered','coloured',1794995941993910,1794995942562354,1796205541993910,1,'5100000002/1',3,1794995943292470,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(5,'93oIfqBMjFR_s43B','relationship',11,11,1,'answered','coloured',1794995941993910,1794995942614485,1796205541993910,1,'DFQSH8IDXOA/1794995942.592197',2,1794995943585959,1,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/N2TGK6QN3Z',1794997684458870,3,1794995944431080,0);
INSERT INTO "invitations" VALUES(6,'a330GRutf9NWYwf_','relationship',12,12,1,'answered','coloured',1794995941993910,1794995942562901,1796205541993910,1,'5100000003/1',2,1794995943649325,1,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(7,'5pFYTT0Ia0xi4Lg8','relationship',13,13,1,'answered','coloured',1794995941993910,1794995942639170,1796205541993910,1,'DO0U2T162F7/1794995942.622338',9,1794995943704664,0,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/ZGKMNQLJIS',1794997683704664,3,1794995943690657,0);
INSERT INTO "invitations" VALUES(8,'ikfIgFc8K1ZRI7Lx','relationship',14,14,1,'answered','coloured',1794995941993910,1794995942655198,1796205541993910,1,'5100000004/1',9,1794995943795108,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(9,'n85FDK3kJLHJNEIe','relationship',15,15,1,'answered','coloured',1794995941993910,1794995942640293,1796205541993910,1,'DOI93Z9LPE3/1794995942.624432',10,1794995943877750,0,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/ORUZ47TLSX',1794997683877750,2,1794995943853215,0);
INSERT INTO "invitations" VALUES(10,'rp7Q3PRPBxl230Rs','relationship',16,16,1,'answered','coloured',1794995941993910,1794995942613523,1796205541993910,1,'5100000005/1',10,1794995943937258,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(11,'54Cz5Y6M4IdnLHnn','relationship',17,17,1,'answered','coloured',1794995941993910,1794995942672610,1796205541993910,1,'DPW33GZ5QY7/1794995942.659587',10,1794995944000695,0,NULL,'named',0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/O9F7NCNQE1',1794997685173109,3,1794995945158097,0);
INSERT INTO "invitations" VALUES(12,'RD4SUinocjH-6uX4','relationship',18,18,1,'answered','coloured',1794995941993910,1794995942708080,1796205541993910,1,'5100000006/1',10,1794995944088226,0,NULL,'named',0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(13,'t55XNY63Rlpf7kTe','relationship',19,19,1,'declined','coloured',1794995941993910,1794995942775393,1796205541993910,1,'DFKJIGRDF8F/1794995942.767327',NULL,NULL,0,NULL,NULL,0,0,1,'not now',1795255146246533,0,'http://sandbox.invalid/slack/response/J8LO1UY629',1794997686246533,3,1794995946171410,0);
INSERT INTO "invitations" VALUES(14,'sg8nlzYbQrpquKps','relationship',20,20,1,'declined','coloured',1794995941993910,1794995942707382,1796205541993910,1,'5100000007/1',NULL,NULL,0,NULL,NULL,0,0,1,'not now',1795255146324787,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(15,'JEePH_js2CqgpAtF','relationship',21,21,1,'declined','coloured',1794995941993910,1794995942776099,1796205541993910,1,'D61DX2BKHXH/1794995942.768542',NULL,NULL,0,NULL,NULL,0,0,0,'never',NULL,0,'http://sandbox.invalid/slack/response/N5DIVTYGHJ',1794997686372868,3,1794995946361588,0);
INSERT INTO "invitations" VALUES(16,'upRs1UImF2n301LY','relationship',22,22,1,'declined','coloured',1794995941993910,1794995942708761,1796205541993910,1,'5100000008/1',NULL,NULL,0,NULL,NULL,0,0,0,'never',NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(17,'Zg7c2e_C1C9mruyV','relationship',23,23,1,'answered','coloured',1794995941993910,1794995942776608,1796205541993910,1,'DE8EZTTHVN1/1794995942.769626',8,1794996005079700,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(18,'DRQot3_u8z6fSGRE','relationship',24,24,1,'answered','coloured',1794995941993910,1794995942809616,1796205541993910,1,'5100000010/1',8,1794996005105847,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(19,'yMKD_hjCHD3FXq4P','relationship',25,25,1,'handed over','coloured',1794995941993910,1794995942978775,1796205541993910,1,'DH6ZPF1IFKB/1794995942.940466',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(20,'4Z1jK2VDDrWG2zPG','relationship',26,26,1,'handed over','coloured',1794995941993910,1794995942809191,1796205541993910,1,'5100000012/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(21,'fKoh3GavDdKKCF8V','relationship',27,27,1,'handed over','coloured',1794995941993910,1794995942979770,1796205541993910,1,'DU6SNFO028Y/1794995942.953141',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(22,'mE0PURi4Cv5yuwFJ','relationship',28,28,1,'handed over','coloured',1794995941993910,1794995942809939,1796205541993910,1,'5100000013/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(23,'Wtbceww9KKYboSb_','relationship',29,29,1,'handed over','coloured',1794995941993910,1794995942987407,1796205541993910,1,'DFWTBXXBDNA/1794995942.955008',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(24,'SxYydsO_mCrdHAxC','relationship',30,30,1,'handed over','coloured',1794995941993910,1794995943014453,1796205541993910,1,'5100000016/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(25,'FVT0o4wOvj-RxRJW','relationship',31,31,1,'handed over','coloured',1794995941993910,1794995942988590,1796205541993910,1,'DEG1J1C9JUL/1794995942.959861',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(26,'IOUB-OawfF39sIQi','relationship',32,32,1,'handed over','coloured',1794995941993910,1794995943013136,1796205541993910,1,'5100000017/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(27,'kZs3Qi-4kZWkwpOj','relationship',33,33,1,'answered','coloured',1794995941993910,1794995943016028,1796205541993910,1,'DL4BZ0KLFGM/1794995943.003896',9,1794995944135082,0,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/8CI99LGOQ4',1794997684135082,3,1794995944125216,0);
INSERT INTO "invitations" VALUES(28,'8xCa4kauycHh9k7x','relationship',34,34,1,'answered','coloured',1794995941993910,1794995943013836,1796205541993910,1,'5100000018/1',9,1794995944209930,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(29,'T1MjYvj10LVO-w-J','relationship',35,35,1,'answered','coloured',1794995941993910,1794995943016818,1796205541993910,1,'DY643NM8S19/1794995943.008267',9,1794996005157473,0,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/VDRHJC7S42',1794997745157473,3,1794996005144277,0);
INSERT INTO "invitations" VALUES(30,'lCDYL797oTRNaf0n','relationship',36,36,1,'answered','coloured',1794995941993910,1794995943015077,1796205541993910,1,'5100000019/1',9,1794996005208632,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(31,'5y8KTfU8qH4e35Mz','relationship',37,37,1,'answered','coloured',1794995941993910,1794995943073351,1796205541993910,1,'D0NL0VJ66D6/1794995943.053300',1,1794995944315080,0,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/LIOUOYYB7E',1794997684315080,2,1794995944272029,0);
INSERT INTO "invitations" VALUES(32,'HahyGIOKojcfM42t','relationship',38,38,1,'answered','coloured',1794995941993910,1794995943037912,1796205541993910,1,'5100000020/1',1,1794995944381064,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(33,'6SNCXLCM7B0GTwc1','relationship',39,39,1,'answered','coloured',1794995941993910,1794995943073903,1796205541993910,1,'DE7IRUW0NK0/1794995943.055163',0,1794996000629681,0,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/81GCBA3VPM',1794997740629681,3,1794996000605091,0);
INSERT INTO "invitations" VALUES(34,'k4Ynt2ZHdUTKCCx4','relationship',40,40,1,'answered','coloured',1794995941993910,1794995943037321,1796205541993910,1,'5100000021/1',0,1794996000731573,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(35,'MRdEVkfIDlj6QJ6k','relationship',41,41,1,'undeliverable','coloured',1794995941993910,1794995943085343,1796205541993910,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(36,'wbGsP7pmhE7jUsOc','relationship',42,42,1,'handed over','coloured',1794995941993910,1794995943086164,1796205541993910,1,'D7HUP32RGXV/1794995943.070608',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(37,'TGru5Z0ugSHqIFma','relationship',43,43,1,'uncertain','coloured',1794996000332628,NULL,1796205600332628,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(38,'Zzma8dbBbseWFcVo','relationship',44,44,1,'uncertain','coloured',1794996000332628,NULL,1796205600332628,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(39,'YwrTu5ndHtwNg3Fc','relationship',3,3,1,'queued','coloured',1794996065383412,NULL,1796205665383412,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "invitations" VALUES(40,'6Ad-V6qSq5PzVx2V','relationship',4,4,1,'queued','coloured',1794996065383412,NULL,1796205665383412,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,0);
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
	subject VARCHAR NOT NULL, 
	lane VARCHAR NOT NULL, 
	priority INTEGER NOT NULL, 
	due_at BIGINT NOT NULL, 
	state VARCHAR NOT NULL, 
	generation INTEGER NOT NULL, 
	claim VARCHAR, 
	claimed_at BIGINT, 
	attempts INTEGER DEFAULT '0' NOT NULL, 
	doubted BOOLEAN DEFAULT 0 NOT NULL, 
	payload JSON, 
	reason VARCHAR DEFAULT '' NOT NULL, 
	created_at BIGINT NOT NULL, source VARCHAR, recipient VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_outbox PRIMARY KEY (id), 
	CONSTRAINT uq_outbox_kind_subject UNIQUE (kind, subject)
);
INSERT INTO "outbox" VALUES(1,'summary','relationship/2026-W45','slack',5,1794211200000000,'sent',2,NULL,1794211201165146,1,0,NULL,'',1793782800566575,NULL,'team');
INSERT INTO "outbox" VALUES(2,'summary','quiet/2026-W45','slack',5,1794211200000000,'sent',2,NULL,1794211202201218,1,0,NULL,'',1793782800566575,NULL,'team');
INSERT INTO "outbox" VALUES(3,'summary','resting/2026-W45','slack',5,1794211200000000,'sent',3,NULL,1794211203956243,1,0,NULL,'',1793782800566575,NULL,'team');
INSERT INTO "outbox" VALUES(4,'summary','missed/2026-W45','slack',5,1794470400000000,'dropped',4,NULL,1794816001356124,1,0,NULL,'2026-W46 is posted instead',1793782800566575,NULL,'team');
INSERT INTO "outbox" VALUES(5,'summary','doubted/2026-W45','slack',5,1794391200000000,'sent',3,NULL,1794391261237373,1,0,NULL,'',1793782800566575,NULL,'team');
INSERT INTO "outbox" VALUES(6,'summary','posted/2026-W45','slack',5,1794391260000000,'sent',3,NULL,1794391262742473,1,0,NULL,'',1793782800566575,NULL,'team');
INSERT INTO "outbox" VALUES(7,'summary','claimed/2026-W45','slack',5,1794391260000000,'sent',3,NULL,1794391263950850,1,0,NULL,'',1793782800566575,NULL,'team');
INSERT INTO "outbox" VALUES(8,'summary','due/2026-W45','slack',5,1794391260000000,'sent',3,NULL,1794391265166806,1,0,NULL,'',1793782800566575,NULL,'team');
INSERT INTO "outbox" VALUES(9,'summary','failed/2026-W45','slack',5,1794391260000000,'sent',3,NULL,1794391266377331,1,0,NULL,'',1793782800566575,NULL,'team');
INSERT INTO "outbox" VALUES(10,'trouble','outage 2026-11-04T09:00:01.690355+00:00','telegram',2,1794211201027111,'sent',1,NULL,1794211201128118,1,0,NULL,'',1794211201027111,NULL,'admin');
INSERT INTO "outbox" VALUES(11,'chart','relationship/2026-W45','slack',5,1794211201237527,'sent',1,NULL,1794211212770756,1,0,NULL,'',1794211201237527,NULL,'team');
INSERT INTO "outbox" VALUES(12,'summary','relationship/2026-W46','slack',5,1794816000000000,'sent',3,NULL,1794816001385676,1,0,NULL,'',1794211201237527,NULL,'team');
INSERT INTO "outbox" VALUES(13,'chart','quiet/2026-W45','slack',5,1794211202742492,'dropped',1,NULL,1794211213949320,1,0,NULL,'there is nothing to draw',1794211202742492,NULL,'team');
INSERT INTO "outbox" VALUES(14,'summary','quiet/2026-W46','slack',5,1794816000000000,'sent',3,NULL,1794816002816193,1,0,NULL,'',1794211202742492,NULL,'team');
INSERT INTO "outbox" VALUES(15,'chart','resting/2026-W45','slack',5,1794211203982700,'dropped',1,NULL,1794211213973336,1,0,NULL,'there is nothing to draw',1794211203982700,NULL,'team');
INSERT INTO "outbox" VALUES(16,'summary','resting/2026-W46','slack',5,1794816000000000,'dropped',3,NULL,1794816004019046,1,0,NULL,'nothing has happened for weeks',1794211203982700,NULL,'team');
INSERT INTO "outbox" VALUES(17,'trouble','outage 2026-11-09T08:00:11.592777+00:00','telegram',2,1794391261046912,'sent',1,NULL,1794391261165813,1,0,NULL,'',1794391261046912,NULL,'admin');
INSERT INTO "outbox" VALUES(18,'chart','doubted/2026-W45','slack',5,1794391261292609,'dropped',1,NULL,1794391267603216,1,0,NULL,'there is nothing to draw',1794391261292609,NULL,'team');
INSERT INTO "outbox" VALUES(19,'summary','doubted/2026-W46','slack',5,1794996030183229,'due',3,NULL,1794996000026802,1,1,'{"quiet": 1}','no answer that can be read',1794391261292609,NULL,'team');
INSERT INTO "outbox" VALUES(20,'chart','posted/2026-W45','slack',5,1794391262775421,'dropped',1,NULL,1794391267626477,1,0,NULL,'there is nothing to draw',1794391262775421,NULL,'team');
INSERT INTO "outbox" VALUES(21,'summary','posted/2026-W46','slack',5,1794996060000000,'sending',3,'claim of posted',1794996065766958,1,0,'{"quiet": 1}','',1794391262775421,NULL,'team');
INSERT INTO "outbox" VALUES(22,'chart','claimed/2026-W45','slack',5,1794391263977752,'dropped',1,NULL,1794391267650082,1,0,NULL,'there is nothing to draw',1794391263977752,NULL,'team');
INSERT INTO "outbox" VALUES(23,'summary','claimed/2026-W46','slack',5,1794996060000000,'sending',3,'claim of claimed',1794996065766958,1,0,'{"quiet": 1}','',1794391263977752,NULL,'team');
INSERT INTO "outbox" VALUES(24,'chart','due/2026-W45','slack',5,1794391265198227,'dropped',1,NULL,1794391267675466,1,0,NULL,'there is nothing to draw',1794391265198227,NULL,'team');
INSERT INTO "outbox" VALUES(25,'summary','due/2026-W46','slack',5,1794996060000000,'due',3,NULL,NULL,0,0,'{"quiet": 1}','',1794391265198227,NULL,'team');
INSERT INTO "outbox" VALUES(26,'chart','failed/2026-W45','slack',5,1794391266410024,'dropped',1,NULL,1794391268207534,1,0,NULL,'there is nothing to draw',1794391266410024,NULL,'team');
INSERT INTO "outbox" VALUES(27,'summary','failed/2026-W46','slack',5,1794996060000000,'failed',3,NULL,1794996065766958,1,0,'{"quiet": 1}','channel_not_found',1794391266410024,NULL,'team');
INSERT INTO "outbox" VALUES(28,'trouble','outage 2026-11-11T10:01:01.046912+00:00','telegram',2,1794816001078370,'sent',1,NULL,1794816001356201,1,0,NULL,'',1794816001078370,NULL,'admin');
INSERT INTO "outbox" VALUES(29,'summary','missed/2026-W46','slack',5,1795075200000000,'due',2,NULL,NULL,0,0,'{"missed": ["2026-W45"], "quiet": 0}','',1794816001356124,NULL,'team');
INSERT INTO "outbox" VALUES(30,'chart','relationship/2026-W46','slack',5,1794816001446728,'sent',1,NULL,1794816005955317,1,0,NULL,'',1794816001446728,NULL,'team');
INSERT INTO "outbox" VALUES(31,'summary','relationship/2026-W47','slack',5,1795420800000000,'due',2,NULL,NULL,0,0,'null','',1794816001446728,NULL,'team');
INSERT INTO "outbox" VALUES(32,'chart','quiet/2026-W46','slack',5,1794816002852019,'dropped',1,NULL,1794816007135401,1,0,NULL,'there is nothing to draw',1794816002852019,NULL,'team');
INSERT INTO "outbox" VALUES(33,'summary','quiet/2026-W47','slack',5,1795420800000000,'due',2,NULL,NULL,0,0,'{"quiet": 2}','',1794816002852019,NULL,'team');
INSERT INTO "outbox" VALUES(34,'summary','resting/2026-W47','slack',5,1795420800000000,'due',2,NULL,NULL,0,0,'{"quiet": 3}','',1794816004019046,NULL,'team');
INSERT INTO "outbox" VALUES(35,'trouble','outage 2026-11-16T08:00:01.078370+00:00','telegram',2,1794995940096867,'sent',1,NULL,1794995940297884,1,0,NULL,'',1794995940096867,NULL,'admin');
INSERT INTO "outbox" VALUES(36,'question','1','slack',3,1794995941993910,'sent',1,NULL,1794995942348290,1,0,NULL,'',1794995941993910,NULL,'contact 7');
INSERT INTO "outbox" VALUES(37,'question','2','telegram',3,1794995941993910,'sent',1,NULL,1794995942312428,1,0,NULL,'',1794995941993910,NULL,'contact 8');
INSERT INTO "outbox" VALUES(38,'question','3','slack',3,1794995941993910,'sent',1,NULL,1794995942348346,1,0,NULL,'',1794995941993910,NULL,'contact 9');
INSERT INTO "outbox" VALUES(39,'question','4','telegram',3,1794995941993910,'sent',1,NULL,1794995942312493,1,0,NULL,'',1794995941993910,NULL,'contact 10');
INSERT INTO "outbox" VALUES(40,'question','5','slack',3,1794995941993910,'sent',1,NULL,1794995942348377,1,0,NULL,'',1794995941993910,NULL,'contact 11');
INSERT INTO "outbox" VALUES(41,'question','6','telegram',3,1794995941993910,'sent',1,NULL,1794995942312515,1,0,NULL,'',1794995941993910,NULL,'contact 12');
INSERT INTO "outbox" VALUES(42,'question','7','slack',3,1794995941993910,'sent',1,NULL,1794995942452168,1,0,NULL,'',1794995941993910,NULL,'contact 13');
INSERT INTO "outbox" VALUES(43,'question','8','telegram',3,1794995941993910,'sent',1,NULL,1794995942362441,1,0,NULL,'',1794995941993910,NULL,'contact 14');
INSERT INTO "outbox" VALUES(44,'question','9','slack',3,1794995941993910,'sent',1,NULL,1794995942454213,1,0,NULL,'',1794995941993910,NULL,'contact 15');
INSERT INTO "outbox" VALUES(45,'question','10','telegram',3,1794995941993910,'sent',1,NULL,1794995942362476,1,0,NULL,'',1794995941993910,NULL,'contact 16');
INSERT INTO "outbox" VALUES(46,'question','11','slack',3,1794995941993910,'sent',1,NULL,1794995942454294,1,0,NULL,'',1794995941993910,NULL,'contact 17');
INSERT INTO "outbox" VALUES(47,'question','12','telegram',3,1794995941993910,'sent',1,NULL,1794995942485453,1,0,NULL,'',1794995941993910,NULL,'contact 18');
INSERT INTO "outbox" VALUES(48,'question','13','slack',3,1794995941993910,'sent',1,NULL,1794995942579609,1,0,NULL,'',1794995941993910,NULL,'contact 19');
INSERT INTO "outbox" VALUES(49,'question','14','telegram',3,1794995941993910,'sent',1,NULL,1794995942485495,1,0,NULL,'',1794995941993910,NULL,'contact 20');
INSERT INTO "outbox" VALUES(50,'question','15','slack',3,1794995941993910,'sent',1,NULL,1794995942579650,1,0,NULL,'',1794995941993910,NULL,'contact 21');
INSERT INTO "outbox" VALUES(51,'question','16','telegram',3,1794995941993910,'sent',1,NULL,1794995942485518,1,0,NULL,'',1794995941993910,NULL,'contact 22');
INSERT INTO "outbox" VALUES(52,'question','17','slack',3,1794995941993910,'sent',1,NULL,1794995942579673,1,0,NULL,'',1794995941993910,NULL,'contact 23');
INSERT INTO "outbox" VALUES(53,'question','18','telegram',3,1794995941993910,'sent',1,NULL,1794995942579694,1,0,NULL,'',1794995941993910,NULL,'contact 24');
INSERT INTO "outbox" VALUES(54,'question','19','slack',3,1794995941993910,'sent',1,NULL,1794995942650371,1,0,NULL,'',1794995941993910,NULL,'contact 25');
INSERT INTO "outbox" VALUES(55,'question','20','telegram',3,1794995941993910,'sent',1,NULL,1794995942579714,1,0,NULL,'',1794995941993910,NULL,'contact 26');
INSERT INTO "outbox" VALUES(56,'question','21','slack',3,1794995941993910,'sent',1,NULL,1794995942650416,1,0,NULL,'',1794995941993910,NULL,'contact 27');
INSERT INTO "outbox" VALUES(57,'question','22','telegram',3,1794995941993910,'sent',1,NULL,1794995942579735,1,0,NULL,'',1794995941993910,NULL,'contact 28');
INSERT INTO "outbox" VALUES(58,'question','23','slack',3,1794995941993910,'sent',1,NULL,1794995942650443,1,0,NULL,'',1794995941993910,NULL,'contact 29');
INSERT INTO "outbox" VALUES(59,'question','24','telegram',3,1794995941993910,'sent',1,NULL,1794995942650469,1,0,NULL,'',1794995941993910,NULL,'contact 30');
INSERT INTO "outbox" VALUES(60,'question','25','slack',3,1794995941993910,'sent',1,NULL,1794995942708281,1,0,NULL,'',1794995941993910,NULL,'contact 31');
INSERT INTO "outbox" VALUES(61,'question','26','telegram',3,1794995941993910,'sent',1,NULL,1794995942650495,1,0,NULL,'',1794995941993910,NULL,'contact 32');
INSERT INTO "outbox" VALUES(62,'question','27','slack',3,1794995941993910,'sent',1,NULL,1794995942708301,1,0,NULL,'',1794995941993910,NULL,'contact 33');
INSERT INTO "outbox" VALUES(63,'question','28','telegram',3,1794995941993910,'sent',1,NULL,1794995942650520,1,0,NULL,'',1794995941993910,NULL,'contact 34');
INSERT INTO "outbox" VALUES(64,'question','29','slack',3,1794995941993910,'sent',1,NULL,1794995942718686,1,0,NULL,'',1794995941993910,NULL,'contact 35');
INSERT INTO "outbox" VALUES(65,'question','30','telegram',3,1794995941993910,'sent',1,NULL,1794995942689110,1,0,NULL,'',1794995941993910,NULL,'contact 36');
INSERT INTO "outbox" VALUES(66,'question','31','slack',3,1794995941993910,'sent',1,NULL,1794995942777696,1,0,NULL,'',1794995941993910,NULL,'contact 37');
INSERT INTO "outbox" VALUES(67,'question','32','telegram',3,1794995941993910,'sent',1,NULL,1794995942689149,1,0,NULL,'',1794995941993910,NULL,'contact 38');
INSERT INTO "outbox" VALUES(68,'question','33','slack',3,1794995941993910,'sent',1,NULL,1794995942777730,1,0,NULL,'',1794995941993910,NULL,'contact 39');
INSERT INTO "outbox" VALUES(69,'question','34','telegram',3,1794995941993910,'sent',1,NULL,1794995942718661,1,0,NULL,'',1794995941993910,NULL,'contact 40');
INSERT INTO "outbox" VALUES(70,'question','35','slack',3,1794995941993910,'sent',1,NULL,1794995942828074,1,0,NULL,'',1794995941993910,NULL,'contact 41');
INSERT INTO "outbox" VALUES(71,'question','36','slack',3,1794995941993910,'sent',1,NULL,1794995942828122,1,0,NULL,'',1794995941993910,NULL,'contact 42');
INSERT INTO "outbox" VALUES(72,'reminder','2','telegram',4,1795341542508820,'due',1,NULL,NULL,0,0,'null','',1794995942508820,NULL,'contact 8');
INSERT INTO "outbox" VALUES(73,'expiry','2','telegram',4,1796205541993910,'due',1,NULL,NULL,0,0,'null','',1794995942508820,NULL,'contact 8');
INSERT INTO "outbox" VALUES(74,'reminder','1','slack',4,1795341542560783,'due',1,NULL,NULL,0,0,'null','',1794995942560783,NULL,'contact 7');
INSERT INTO "outbox" VALUES(75,'expiry','1','slack',4,1796205541993910,'due',1,NULL,NULL,0,0,'null','',1794995942560783,NULL,'contact 7');
INSERT INTO "outbox" VALUES(76,'reminder','3','slack',4,1795341542561713,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942561713,NULL,'contact 9');
INSERT INTO "outbox" VALUES(77,'expiry','3','slack',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942561713,NULL,'contact 9');
INSERT INTO "outbox" VALUES(78,'reminder','4','telegram',4,1795341542562354,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942562354,NULL,'contact 10');
INSERT INTO "outbox" VALUES(79,'expiry','4','telegram',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942562354,NULL,'contact 10');
INSERT INTO "outbox" VALUES(80,'reminder','6','telegram',4,1795341542562901,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942562901,NULL,'contact 12');
INSERT INTO "outbox" VALUES(81,'expiry','6','telegram',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942562901,NULL,'contact 12');
INSERT INTO "outbox" VALUES(82,'reminder','10','telegram',4,1795341542613523,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942613523,NULL,'contact 16');
INSERT INTO "outbox" VALUES(83,'expiry','10','telegram',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942613523,NULL,'contact 16');
INSERT INTO "outbox" VALUES(84,'reminder','5','slack',4,1795341542614485,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942614485,NULL,'contact 11');
INSERT INTO "outbox" VALUES(85,'expiry','5','slack',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942614485,NULL,'contact 11');
INSERT INTO "outbox" VALUES(86,'reminder','7','slack',4,1795341542639170,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942639170,NULL,'contact 13');
INSERT INTO "outbox" VALUES(87,'expiry','7','slack',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942639170,NULL,'contact 13');
INSERT INTO "outbox" VALUES(88,'reminder','9','slack',4,1795341542640293,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942640293,NULL,'contact 15');
INSERT INTO "outbox" VALUES(89,'expiry','9','slack',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942640293,NULL,'contact 15');
INSERT INTO "outbox" VALUES(90,'reminder','8','telegram',4,1795341542655198,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942655198,NULL,'contact 14');
INSERT INTO "outbox" VALUES(91,'expiry','8','telegram',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942655198,NULL,'contact 14');
INSERT INTO "outbox" VALUES(92,'reminder','11','slack',4,1795341542672610,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942672610,NULL,'contact 17');
INSERT INTO "outbox" VALUES(93,'expiry','11','slack',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942672610,NULL,'contact 17');
INSERT INTO "outbox" VALUES(94,'reminder','14','telegram',4,1795341542707382,'dropped',1,NULL,NULL,0,0,'null','declined',1794995942707382,NULL,'contact 20');
INSERT INTO "outbox" VALUES(95,'expiry','14','telegram',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','declined',1794995942707382,NULL,'contact 20');
INSERT INTO "outbox" VALUES(96,'reminder','12','telegram',4,1795341542708080,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942708080,NULL,'contact 18');
INSERT INTO "outbox" VALUES(97,'expiry','12','telegram',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942708080,NULL,'contact 18');
INSERT INTO "outbox" VALUES(98,'reminder','16','telegram',4,1795341542708761,'dropped',1,NULL,NULL,0,0,'null','declined',1794995942708761,NULL,'contact 22');
INSERT INTO "outbox" VALUES(99,'expiry','16','telegram',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','declined',1794995942708761,NULL,'contact 22');
INSERT INTO "outbox" VALUES(100,'reminder','13','slack',4,1795341542775393,'dropped',1,NULL,NULL,0,0,'null','declined',1794995942775393,NULL,'contact 19');
INSERT INTO "outbox" VALUES(101,'expiry','13','slack',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','declined',1794995942775393,NULL,'contact 19');
INSERT INTO "outbox" VALUES(102,'reminder','15','slack',4,1795341542776099,'dropped',1,NULL,NULL,0,0,'null','declined',1794995942776099,NULL,'contact 21');
INSERT INTO "outbox" VALUES(103,'expiry','15','slack',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','declined',1794995942776099,NULL,'contact 21');
INSERT INTO "outbox" VALUES(104,'reminder','17','slack',4,1795341542776608,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942776608,NULL,'contact 23');
INSERT INTO "outbox" VALUES(105,'expiry','17','slack',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942776608,NULL,'contact 23');
INSERT INTO "outbox" VALUES(106,'reminder','20','telegram',4,1795341542809191,'due',1,NULL,NULL,0,0,'null','',1794995942809191,NULL,'contact 26');
INSERT INTO "outbox" VALUES(107,'expiry','20','telegram',4,1796205541993910,'due',1,NULL,NULL,0,0,'null','',1794995942809191,NULL,'contact 26');
INSERT INTO "outbox" VALUES(108,'reminder','18','telegram',4,1795341542809616,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942809616,NULL,'contact 24');
INSERT INTO "outbox" VALUES(109,'expiry','18','telegram',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995942809616,NULL,'contact 24');
INSERT INTO "outbox" VALUES(110,'reminder','22','telegram',4,1795341542809939,'due',1,NULL,NULL,0,0,'null','',1794995942809939,NULL,'contact 28');
INSERT INTO "outbox" VALUES(111,'expiry','22','telegram',4,1796205541993910,'due',1,NULL,NULL,0,0,'null','',1794995942809939,NULL,'contact 28');
INSERT INTO "outbox" VALUES(112,'reminder','19','slack',4,1795341542978775,'due',1,NULL,NULL,0,0,'null','',1794995942978775,NULL,'contact 25');
INSERT INTO "outbox" VALUES(113,'expiry','19','slack',4,1796205541993910,'due',1,NULL,NULL,0,0,'null','',1794995942978775,NULL,'contact 25');
INSERT INTO "outbox" VALUES(114,'reminder','21','slack',4,1795341542979770,'due',1,NULL,NULL,0,0,'null','',1794995942979770,NULL,'contact 27');
INSERT INTO "outbox" VALUES(115,'expiry','21','slack',4,1796205541993910,'due',1,NULL,NULL,0,0,'null','',1794995942979770,NULL,'contact 27');
INSERT INTO "outbox" VALUES(116,'reminder','23','slack',4,1795341542987407,'due',1,NULL,NULL,0,0,'null','',1794995942987407,NULL,'contact 29');
INSERT INTO "outbox" VALUES(117,'expiry','23','slack',4,1796205541993910,'due',1,NULL,NULL,0,0,'null','',1794995942987407,NULL,'contact 29');
INSERT INTO "outbox" VALUES(118,'reminder','25','slack',4,1795341542988590,'due',1,NULL,NULL,0,0,'null','',1794995942988590,NULL,'contact 31');
INSERT INTO "outbox" VALUES(119,'expiry','25','slack',4,1796205541993910,'due',1,NULL,NULL,0,0,'null','',1794995942988590,NULL,'contact 31');
INSERT INTO "outbox" VALUES(120,'reminder','26','telegram',4,1795341543013136,'due',1,NULL,NULL,0,0,'null','',1794995943013136,NULL,'contact 32');
INSERT INTO "outbox" VALUES(121,'expiry','26','telegram',4,1796205541993910,'due',1,NULL,NULL,0,0,'null','',1794995943013136,NULL,'contact 32');
INSERT INTO "outbox" VALUES(122,'reminder','28','telegram',4,1795341543013836,'dropped',1,NULL,NULL,0,0,'null','answered',1794995943013836,NULL,'contact 34');
INSERT INTO "outbox" VALUES(123,'expiry','28','telegram',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995943013836,NULL,'contact 34');
INSERT INTO "outbox" VALUES(124,'reminder','24','telegram',4,1795341543014453,'due',1,NULL,NULL,0,0,'null','',1794995943014453,NULL,'contact 30');
INSERT INTO "outbox" VALUES(125,'expiry','24','telegram',4,1796205541993910,'due',1,NULL,NULL,0,0,'null','',1794995943014453,NULL,'contact 30');
INSERT INTO "outbox" VALUES(126,'reminder','30','telegram',4,1795341543015077,'dropped',1,NULL,NULL,0,0,'null','answered',1794995943015077,NULL,'contact 36');
INSERT INTO "outbox" VALUES(127,'expiry','30','telegram',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995943015077,NULL,'contact 36');
INSERT INTO "outbox" VALUES(128,'reminder','27','slack',4,1795341543016028,'dropped',1,NULL,NULL,0,0,'null','answered',1794995943016028,NULL,'contact 33');
INSERT INTO "outbox" VALUES(129,'expiry','27','slack',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995943016028,NULL,'contact 33');
INSERT INTO "outbox" VALUES(130,'reminder','29','slack',4,1795341543016818,'dropped',1,NULL,NULL,0,0,'null','answered',1794995943016818,NULL,'contact 35');
INSERT INTO "outbox" VALUES(131,'expiry','29','slack',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995943016818,NULL,'contact 35');
INSERT INTO "outbox" VALUES(132,'reminder','34','telegram',4,1795341543037321,'dropped',1,NULL,NULL,0,0,'null','answered',1794995943037321,NULL,'contact 40');
INSERT INTO "outbox" VALUES(133,'expiry','34','telegram',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995943037321,NULL,'contact 40');
INSERT INTO "outbox" VALUES(134,'reminder','32','telegram',4,1795341543037912,'dropped',1,NULL,NULL,0,0,'null','answered',1794995943037912,NULL,'contact 38');
INSERT INTO "outbox" VALUES(135,'expiry','32','telegram',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995943037912,NULL,'contact 38');
INSERT INTO "outbox" VALUES(136,'reminder','31','slack',4,1795341543073351,'dropped',1,NULL,NULL,0,0,'null','answered',1794995943073351,NULL,'contact 37');
INSERT INTO "outbox" VALUES(137,'expiry','31','slack',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995943073351,NULL,'contact 37');
INSERT INTO "outbox" VALUES(138,'reminder','33','slack',4,1795341543073903,'dropped',1,NULL,NULL,0,0,'null','answered',1794995943073903,NULL,'contact 39');
INSERT INTO "outbox" VALUES(139,'expiry','33','slack',4,1796205541993910,'dropped',1,NULL,NULL,0,0,'null','answered',1794995943073903,NULL,'contact 39');
INSERT INTO "outbox" VALUES(140,'reminder','35','slack',4,1795341543085343,'due',1,NULL,NULL,0,0,'null','',1794995943085343,NULL,'contact 41');
INSERT INTO "outbox" VALUES(141,'expiry','35','slack',4,1796205541993910,'due',1,NULL,NULL,0,0,'null','',1794995943085343,NULL,'contact 41');
INSERT INTO "outbox" VALUES(142,'reminder','36','slack',4,1795341543086164,'due',1,NULL,NULL,0,0,'null','',1794995943086164,NULL,'contact 42');
INSERT INTO "outbox" VALUES(143,'expiry','36','slack',4,1796205541993910,'due',1,NULL,NULL,0,0,'null','',1794995943086164,NULL,'contact 42');
INSERT INTO "outbox" VALUES(144,'card','3','slack',0,1794995943209846,'sent',1,NULL,1794995943248583,1,0,NULL,'',1794995943209846,'slack/3','contact 9');
INSERT INTO "outbox" VALUES(145,'alert','1','slack',2,1794995943209846,'sent',1,NULL,1794995943248637,1,0,NULL,'',1794995943209846,'slack/3','support');
INSERT INTO "outbox" VALUES(146,'card','4','telegram',0,1794995943292470,'sent',1,NULL,1794995943518912,1,0,NULL,'',1794995943292470,'telegram/4','contact 10');
INSERT INTO "outbox" VALUES(147,'alert','2','slack',2,1794995943292470,'sent',1,NULL,1794995944232872,1,0,NULL,'',1794995943292470,'telegram/4','support');
INSERT INTO "outbox" VALUES(148,'card','5','slack',0,1794995944458870,'sent',2,NULL,1794995944474785,1,0,NULL,'',1794995943585959,'slack/17','contact 11');
INSERT INTO "outbox" VALUES(149,'alert','3','slack',2,1794995943585959,'sent',1,NULL,1794995945259881,1,0,NULL,'',1794995943585959,'slack/5','support');
INSERT INTO "outbox" VALUES(150,'card','6','telegram',0,1794995944500583,'sent',2,NULL,1794995944646904,1,0,NULL,'',1794995943649325,'telegram/18','contact 12');
INSERT INTO "outbox" VALUES(151,'alert','4','slack',2,1794995943649325,'sent',1,NULL,1794995946250775,1,0,NULL,'',1794995943649325,'telegram/6','support');
INSERT INTO "outbox" VALUES(152,'card','7','slack',0,1794995943704664,'sent',1,NULL,1794995943766036,1,0,NULL,'',1794995943704664,'slack/7','contact 13');
INSERT INTO "outbox" VALUES(153,'card','8','telegram',0,1794995943795108,'sent',1,NULL,1794995943827011,1,0,NULL,'',1794995943795108,'telegram/8','contact 14');
INSERT INTO "outbox" VALUES(154,'card','9','slack',0,1794995944718772,'sent',2,NULL,1794995944752421,1,0,NULL,'',1794995943877750,'slack/19','contact 15');
INSERT INTO "outbox" VALUES(155,'card','10','telegram',0,1794995944793408,'sent',2,NULL,1794995944942871,1,0,NULL,'',1794995943937258,'telegram/20','contact 16');
INSERT INTO "outbox" VALUES(156,'card','11','slack',0,1794995945173109,'sent',3,NULL,1794995945198662,1,0,NULL,'',1794995944000695,'slack/23','contact 17');
INSERT INTO "outbox" VALUES(157,'card','12','telegram',0,1794995945234661,'sent',3,NULL,1794995946116807,1,0,NULL,'',1794995944088226,'telegram/24','contact 18');
INSERT INTO "outbox" VALUES(158,'card','27','slack',0,1794995944135082,'sent',1,NULL,1794995944172214,1,0,NULL,'',1794995944135082,'slack/13','contact 33');
INSERT INTO "outbox" VALUES(159,'card','28','telegram',0,1794995944209930,'sent',1,NULL,1794995944239284,1,0,NULL,'',1794995944209930,'telegram/14','contact 34');
INSERT INTO "outbox" VALUES(160,'card','31','slack',0,1794996001745651,'sent',2,NULL,1794996001763261,1,0,NULL,'',1794995944315080,'slack/42','contact 37');
INSERT INTO "outbox" VALUES(161,'alert','5','slack',2,1794996001745651,'sent',2,NULL,1794996001763292,1,0,NULL,'',1794995944315080,'slack/42','support, edits');
INSERT INTO "outbox" VALUES(162,'card','32','telegram',0,1794996001816388,'sent',2,NULL,1794996001834581,1,0,NULL,'',1794995944381064,'telegram/43','contact 38');
INSERT INTO "outbox" VALUES(163,'alert','6','slack',2,1794996001816388,'sent',2,NULL,1794996001839239,1,0,NULL,'',1794995944381064,'telegram/43','support, edits');
INSERT INTO "outbox" VALUES(164,'note','slack/19/note.comment','slack',1,1794995944718772,'sent',1,NULL,1794995944797490,1,0,NULL,'',1794995944718772,'slack/19','contact 15');
INSERT INTO "outbox" VALUES(165,'note','telegram/20/note.comment','telegram',1,1794995944793408,'sent',1,NULL,1794995945961516,1,0,NULL,'',1794995944793408,'telegram/20','contact 16');
INSERT INTO "outbox" VALUES(166,'note','slack/21/note.comment','slack',1,1794995945023002,'sent',1,NULL,1794995945100448,1,0,NULL,'',1794995945023002,'slack/21','contact 17');
INSERT INTO "outbox" VALUES(167,'note','telegram/22/note.comment','telegram',1,1794995945094539,'sent',1,NULL,1794995947127899,1,0,NULL,'',1794995945094539,'telegram/22','contact 18');
INSERT INTO "outbox" VALUES(168,'question back','13','slack',4,1795255146246533,'due',1,NULL,NULL,0,0,'null','',1794995946246533,'slack/25','contact 19');
INSERT INTO "outbox" VALUES(169,'card','13','slack',0,1794995946246533,'sent',1,NULL,1794995946282695,1,0,NULL,'',1794995946246533,'slack/25','contact 19');
INSERT INTO "outbox" VALUES(170,'question back','14','telegram',4,1795255146324787,'due',1,NULL,NULL,0,0,'null','',1794995946324787,'telegram/26','contact 20');
INSERT INTO "outbox" VALUES(171,'card','14','telegram',0,1794995946324787,'sent',1,NULL,1794995946348931,1,0,NULL,'',1794995946324787,'telegram/26','contact 20');
INSERT INTO "outbox" VALUES(172,'card','15','slack',0,1794995946372868,'sent',1,NULL,1794995946423726,1,0,NULL,'',1794995946372868,'slack/27','contact 21');
INSERT INTO "outbox" VALUES(173,'note','contact 21/asked/00001794995946468278/1:u','slack',1,1794995946468278,'sent',1,NULL,1794995946486560,1,0,NULL,'',1794995946468278,'slack/28','contact 21');
INSERT INTO "outbox" VALUES(174,'card','16','telegram',0,1794995946512315,'sent',1,NULL,1794995946537733,1,0,NULL,'',1794995946512315,'telegram/29','contact 22');
INSERT INTO "outbox" VALUES(175,'note','contact 22/asked/00001794995946576283/1:u','telegram',1,1794995946576283,'sent',1,NULL,1794995947517862,1,0,NULL,'',1794995946576283,'telegram/30','contact 22');
INSERT INTO "outbox" VALUES(176,'note','contact 29/asked/00001794995947584195/1:s:Wtbceww9KKYboSb_:7','slack',1,1794995947584195,'sent',1,NULL,1794995947612567,1,0,NULL,'',1794995947584195,'slack/31','contact 29');
INSERT INTO "outbox" VALUES(177,'note','contact 30/asked/00001794995947637373/1:s:SxYydsO_mCrdHAxC:7','telegram',1,1794995947637373,'sent',1,NULL,1794995947672404,1,0,NULL,'',1794995947637373,'telegram/32','contact 30');
INSERT INTO "outbox" VALUES(178,'note','contact 31/asked/00001794995947698912/1:s:FVT0o4wOvj-RxRJW:7','slack',1,1794995947698912,'sent',1,NULL,1794995947727839,1,0,NULL,'',1794995947698912,'slack/33','contact 31');
INSERT INTO "outbox" VALUES(179,'note','contact 32/asked/00001794995947747648/1:s:IOUB-OawfF39sIQi:7','telegram',1,1794995947747648,'sent',1,NULL,1794995947769743,1,0,NULL,'',1794995947747648,'telegram/34','contact 32');
INSERT INTO "outbox" VALUES(180,'note','contact 31/asked/00001794995947800129/','slack',1,1794995947800129,'sent',1,NULL,1794995948695105,1,0,NULL,'',1794995947800129,'slack/35','contact 31');
INSERT INTO "outbox" VALUES(181,'note','contact 32/asked/00001794995948766230/','telegram',1,1794995948766230,'sent',1,NULL,1794995948786992,1,0,NULL,'',1794995948766230,'telegram/36','contact 32');
INSERT INTO "outbox" VALUES(182,'note','contact 33/asked/00001794995948807920/1:s:kZs3Qi-4kZWkwpOj:10','slack',1,1794995948807920,'sent',1,NULL,1794995948826190,1,0,NULL,'',1794995948807920,'slack/37','contact 33');
INSERT INTO "outbox" VALUES(183,'note','contact 34/asked/00001794995948850817/1:s:8xCa4kauycHh9k7x:10','telegram',1,1794995948850817,'sent',1,NULL,1794995948869039,1,0,NULL,'',1794995948850817,'telegram/38','contact 34');
INSERT INTO "outbox" VALUES(184,'question','37','slack',3,1794996030468524,'due',1,NULL,1794996000441617,1,1,'null','no answer that can be read',1794996000332628,NULL,'contact 43');
INSERT INTO "outbox" VALUES(185,'question','38','telegram',3,1794996000332628,'uncertain',1,NULL,1794996000494602,1,0,'null','The line was cut',1794996000332628,NULL,'contact 44');
INSERT INTO "outbox" VALUES(186,'expiry','37','slack',4,1796205600332628,'due',1,NULL,NULL,0,0,'null','',1794996000468524,NULL,'contact 43');
INSERT INTO "outbox" VALUES(187,'expiry','38','telegram',4,1796205600332628,'due',1,NULL,NULL,0,0,'null','',1794996000567655,NULL,'contact 44');
INSERT INTO "outbox" VALUES(188,'card','33','slack',0,1794996000629681,'sent',1,NULL,1794996000673654,1,0,NULL,'',1794996000629681,'slack/40','contact 39');
INSERT INTO "outbox" VALUES(189,'alert','7','slack',2,1794996030709895,'due',1,NULL,1794996000673708,1,1,'null','no answer that can be read',1794996000629681,'slack/40','support');
INSERT INTO "outbox" VALUES(190,'card','34','telegram',0,1794996000731573,'sent',1,NULL,1794996000789610,1,0,NULL,'',1794996000731573,'telegram/41','contact 40');
INSERT INTO "outbox" VALUES(191,'alert','8','slack',2,1794996031715124,'due',1,NULL,1794996001667198,1,1,'null','no answer that can be read',1794996000731573,'telegram/41','support');
INSERT INTO "outbox" VALUES(192,'note','slack/42/note.comment','slack',1,1794996001745651,'sent',1,NULL,1794996001789076,1,0,NULL,'',1794996001745651,'slack/42','contact 37');
INSERT INTO "outbox" VALUES(193,'alert thread','5/0/0','slack',6,1794996065000000,'due',1,NULL,NULL,0,0,'null','',1794996001778644,'slack/42','support');
INSERT INTO "outbox" VALUES(194,'note','telegram/43/note.comment','telegram',1,1794996001816388,'sent',1,NULL,1794996002812186,1,0,NULL,'',1794996001816388,'telegram/43','contact 38');
INSERT INTO "outbox" VALUES(195,'alert thread','6/0/0','slack',6,1794996065000000,'due',1,NULL,NULL,0,0,'null','',1794996001856741,'telegram/43','support');
INSERT INTO "outbox" VALUES(196,'feedback','1/1794996000/0','slack',6,1794996060000000,'due',1,NULL,NULL,0,0,'{"changed": false}','',1794996002881587,'slack/44','support');
INSERT INTO "outbox" VALUES(197,'note','slack/44/note.feedback','slack',1,1794996002881587,'sent',1,NULL,1794996002920923,1,0,NULL,'',1794996002881587,'slack/44','contact 1');
INSERT INTO "outbox" VALUES(198,'note','slack/45/note.language','slack',1,1794996002950299,'sent',1,NULL,1794996003897812,1,0,NULL,'',1794996002950299,'slack/45','contact 1');
INSERT INTO "outbox" VALUES(199,'feedback','2/1794996000/0','slack',6,1794996060000000,'due',1,NULL,NULL,0,0,'{"changed": false}','',1794996003949705,'telegram/46','support');
INSERT INTO "outbox" VALUES(200,'note','telegram/46/note.feedback','telegram',1,1794996003949705,'sent',1,NULL,1794996003995545,1,0,NULL,'',1794996003949705,'telegram/46','contact 2');
INSERT INTO "outbox" VALUES(201,'note','telegram/47/note.language','telegram',1,1794996004030315,'sent',1,NULL,1794996004966094,1,0,NULL,'',1794996004030315,'telegram/47','contact 2');
INSERT INTO "outbox" VALUES(202,'card','17','slack',0,1794996008873248,'sending',1,'claim of 202',1794996065355695,2,1,'null','no answer that can be read',1794996005079700,'slack/48','contact 23');
INSERT INTO "outbox" VALUES(203,'card','18','telegram',0,1794996006199836,'sending',1,'claim of 203',1794996065355695,2,1,'null','The line was cut',1794996005105847,'telegram/49','contact 24');
INSERT INTO "outbox" VALUES(204,'card','29','slack',0,1794996005407585,'sending',1,'claim of 204',1794996065355695,2,1,'null','no answer that can be read',1794996005157473,'slack/50','contact 35');
INSERT INTO "outbox" VALUES(205,'card','30','telegram',0,1794996006974221,'sending',1,'claim of 205',1794996065355695,2,1,'null','The line was cut',1794996005208632,'telegram/51','contact 36');
INSERT INTO "outbox" VALUES(206,'campaign','recorded-campaign','slack',5,1794996065383412,'due',2,NULL,1794996065383412,0,0,'null','',1794996065383412,NULL,'campaign recorded-campaign');
INSERT INTO "outbox" VALUES(207,'question','39','slack',3,1794996065383412,'due',1,NULL,NULL,0,0,'null','',1794996065383412,NULL,'contact 3');
INSERT INTO "outbox" VALUES(208,'question','40','telegram',3,1794996065383412,'due',1,NULL,NULL,0,0,'null','',1794996065383412,NULL,'contact 4');
INSERT INTO "outbox" VALUES(209,'trouble','suspended 2026-11-18T10:01:05.697639+00:00','telegram',2,1794999665697639,'due',1,NULL,NULL,0,0,'{"key": "trouble.suspended", "values": {"names": "Sven (U0CAST21)", "n": 1}}','',1794996065697639,NULL,'admin');
INSERT INTO "outbox" VALUES(210,'summary','failed/2026-W47','slack',5,1795600860000000,'due',1,NULL,NULL,0,0,'{"quiet": 1}','',1794996065766958,NULL,'team');
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
INSERT INTO "people" VALUES(1,'Vera','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941203309,0);
INSERT INTO "people" VALUES(2,'Viktor','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941209613,0);
INSERT INTO "people" VALUES(3,'Quinn','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941221974,0);
INSERT INTO "people" VALUES(4,'Qiang','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941235918,0);
INSERT INTO "people" VALUES(5,'Wanda','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941249149,0);
INSERT INTO "people" VALUES(6,'Wim','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941264138,0);
INSERT INTO "people" VALUES(7,'Olga','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941283907,0);
INSERT INTO "people" VALUES(8,'Omar','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941298050,0);
INSERT INTO "people" VALUES(9,'Dora','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941343426,0);
INSERT INTO "people" VALUES(10,'Diego','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941361289,0);
INSERT INTO "people" VALUES(11,'Una','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941376332,0);
INSERT INTO "people" VALUES(12,'Umit','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941386227,0);
INSERT INTO "people" VALUES(13,'Paula','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941405648,0);
INSERT INTO "people" VALUES(14,'Pavel','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941447562,0);
INSERT INTO "people" VALUES(15,'Quirin','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941543741,0);
INSERT INTO "people" VALUES(16,'Qadir','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941558457,0);
INSERT INTO "people" VALUES(17,'Agnes','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941574773,0);
INSERT INTO "people" VALUES(18,'Anton','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941590125,0);
INSERT INTO "people" VALUES(19,'Nora','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941598084,0);
INSERT INTO "people" VALUES(20,'Nils','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941615799,0);
INSERT INTO "people" VALUES(21,'Nadia','customer',NULL,NULL,'','','{}',NULL,1794995946372868,1794995941622093,0);
INSERT INTO "people" VALUES(22,'Noah','customer',NULL,NULL,'','','{}',NULL,1794995946512315,1794995941638621,0);
INSERT INTO "people" VALUES(23,'Edda','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941663610,0);
INSERT INTO "people" VALUES(24,'Emil','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941690106,0);
INSERT INTO "people" VALUES(25,'Tara','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941721558,0);
INSERT INTO "people" VALUES(26,'Theo','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941736570,0);
INSERT INTO "people" VALUES(27,'Petra','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941751961,0);
INSERT INTO "people" VALUES(28,'Piet','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941769118,0);
INSERT INTO "people" VALUES(29,'Mona','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941784102,0);
INSERT INTO "people" VALUES(30,'Marek','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941798472,0);
INSERT INTO "people" VALUES(31,'Nele','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941811709,0);
INSERT INTO "people" VALUES(32,'Nuno','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941826077,0);
INSERT INTO "people" VALUES(33,'Clara','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941840880,0);
INSERT INTO "people" VALUES(34,'Cem','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941856587,0);
INSERT INTO "people" VALUES(35,'Priya','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941872402,0);
INSERT INTO "people" VALUES(36,'Pedro','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941888221,0);
INSERT INTO "people" VALUES(37,'Wilma','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941904593,0);
INSERT INTO "people" VALUES(38,'Walid','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941916731,0);
INSERT INTO "people" VALUES(39,'Alma','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941928839,0);
INSERT INTO "people" VALUES(40,'Aldo','customer',NULL,NULL,'','','{}',NULL,NULL,1794995941944869,0);
INSERT INTO "people" VALUES(41,'Sven','customer',NULL,NULL,'','sven@hill.example','{}',NULL,NULL,1794995941961623,0);
INSERT INTO "people" VALUES(42,'Ursula','customer',NULL,NULL,'','ursula@hill.example','{}',NULL,NULL,1794995941980908,0);
INSERT INTO "people" VALUES(43,'Doris','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000278605,0);
INSERT INTO "people" VALUES(44,'Denis','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000289844,0);
CREATE TABLE posted_summaries (
	id INTEGER NOT NULL, 
	survey VARCHAR NOT NULL, 
	week VARCHAR NOT NULL, 
	verdict VARCHAR, 
	posted_at BIGINT, 
	CONSTRAINT pk_posted_summaries PRIMARY KEY (id), 
	CONSTRAINT uq_posted_summaries_survey_week UNIQUE (survey, week)
);
INSERT INTO "posted_summaries" VALUES(1,'relationship','2026-W45','up',1794211201237527);
INSERT INTO "posted_summaries" VALUES(2,'quiet','2026-W45',NULL,1794211202742492);
INSERT INTO "posted_summaries" VALUES(3,'resting','2026-W45',NULL,1794211203982700);
INSERT INTO "posted_summaries" VALUES(4,'doubted','2026-W45',NULL,1794391261292609);
INSERT INTO "posted_summaries" VALUES(5,'posted','2026-W45',NULL,1794391262775421);
INSERT INTO "posted_summaries" VALUES(6,'claimed','2026-W45',NULL,1794391263977752);
INSERT INTO "posted_summaries" VALUES(7,'due','2026-W45',NULL,1794391265198227);
INSERT INTO "posted_summaries" VALUES(8,'failed','2026-W45',NULL,1794391266410024);
INSERT INTO "posted_summaries" VALUES(9,'relationship','2026-W46','up',1794816001446728);
INSERT INTO "posted_summaries" VALUES(10,'quiet','2026-W46',NULL,1794816002852019);
INSERT INTO "posted_summaries" VALUES(11,'doubted','2026-W46',NULL,NULL);
INSERT INTO "posted_summaries" VALUES(12,'posted','2026-W46',NULL,NULL);
INSERT INTO "posted_summaries" VALUES(13,'claimed','2026-W46',NULL,NULL);
CREATE TABLE score_changes (
	id INTEGER NOT NULL, 
	invitation_id INTEGER NOT NULL, 
	score INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_score_changes PRIMARY KEY (id), 
	CONSTRAINT fk_score_changes_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id)
);
INSERT INTO "score_changes" VALUES(1,3,3,1794995943209846);
INSERT INTO "score_changes" VALUES(2,4,3,1794995943292470);
INSERT INTO "score_changes" VALUES(3,5,2,1794995943585959);
INSERT INTO "score_changes" VALUES(4,6,2,1794995943649325);
INSERT INTO "score_changes" VALUES(5,7,9,1794995943704664);
INSERT INTO "score_changes" VALUES(6,8,9,1794995943795108);
INSERT INTO "score_changes" VALUES(7,9,10,1794995943877750);
INSERT INTO "score_changes" VALUES(8,10,10,1794995943937258);
INSERT INTO "score_changes" VALUES(9,11,10,1794995944000695);
INSERT INTO "score_changes" VALUES(10,12,10,1794995944088226);
INSERT INTO "score_changes" VALUES(11,27,9,1794995944135082);
INSERT INTO "score_changes" VALUES(12,28,9,1794995944209930);
INSERT INTO "score_changes" VALUES(13,31,1,1794995944315080);
INSERT INTO "score_changes" VALUES(14,32,1,1794995944381064);
INSERT INTO "score_changes" VALUES(15,33,0,1794996000629681);
INSERT INTO "score_changes" VALUES(16,34,0,1794996000731573);
INSERT INTO "score_changes" VALUES(17,17,8,1794996005079700);
INSERT INTO "score_changes" VALUES(18,18,8,1794996005105847);
INSERT INTO "score_changes" VALUES(19,29,9,1794996005157473);
INSERT INTO "score_changes" VALUES(20,30,9,1794996005208632);
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
CREATE INDEX ix_contacts_person_id ON contacts (person_id);
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
CREATE INDEX ix_invitations_pressed ON invitations (press_until) WHERE press_until IS NOT NULL;
CREATE INDEX ix_outbox_kind_created_at ON outbox (kind, created_at);
CREATE INDEX ix_campaigns_created_at ON campaigns (created_at);
CREATE INDEX ix_outbox_turn ON outbox (state, lane, priority, due_at, id, recipient);
CREATE INDEX ix_outbox_notes ON outbox (recipient, id) WHERE kind = 'note';
CREATE INDEX ix_imported_answers_person ON imported_answers (person);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('inbox',55);
COMMIT;
