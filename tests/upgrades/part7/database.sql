BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0027');
CREATE TABLE asking_pause (
	id INTEGER NOT NULL, 
	since BIGINT NOT NULL, 
	"by" VARCHAR NOT NULL, 
	CONSTRAINT pk_asking_pause PRIMARY KEY (id)
);
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
INSERT INTO "audit" VALUES(1,1794995784790906,'slack:U0ADMIN','show case','case 9','slack:C0SUPPORT',NULL);
INSERT INTO "audit" VALUES(2,1794995785812263,'slack:U0ADMIN','show case','case 10','slack:C0SUPPORT',NULL);
INSERT INTO "audit" VALUES(3,1794995798050106,'slack:U0ADMIN','ask','campaign NIDBmxZjdq_nzkmu','slack:C0SUPPORT','{"survey": "relationship", "people": 2}');
INSERT INTO "audit" VALUES(4,1794995798093754,'slack:U0ADMIN','see figures','survey relationship','slack:C0TEAM',NULL);
INSERT INTO "audit" VALUES(5,1794995799259311,'telegram:900000001','start rhythm','survey pulse','telegram:-1001000000051',NULL);
INSERT INTO "audit" VALUES(6,1794995799421025,'slack:U0ADMIN','start rhythm','survey support','slack:C0SUPPORT',NULL);
INSERT INTO "audit" VALUES(7,1794995900678430,'console','join people','person 84','console','{"joined": 85, "earlier": [], "feedback": [], "events": [], "contacts": [84], "unbound": [], "set_aside": [], "readdressed": [], "invitations": [], "rounds": [], "replaced": [], "filled": [], "properties": [], "created_at": 1794995898593534, "never_at": null, "paused_until": null}');
INSERT INTO "audit" VALUES(8,1794995907080905,'console','erase person','person erased','console','{"messages": 4}');
INSERT INTO "audit" VALUES(9,1794995907080905,'console','erase person','person erased','console','{"messages": 3}');
CREATE TABLE campaigns (
	id INTEGER NOT NULL, 
	token VARCHAR NOT NULL, 
	survey VARCHAR NOT NULL, 
	asked_by VARCHAR NOT NULL, 
	people JSON NOT NULL, 
	created_at BIGINT NOT NULL, 
	seed VARCHAR DEFAULT '' NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, state VARCHAR DEFAULT 'proposed' NOT NULL, changed_at BIGINT, size INTEGER DEFAULT '0' NOT NULL, receipt_platform VARCHAR, receipt_chat VARCHAR DEFAULT '' NOT NULL, receipt VARCHAR, receipt_shown JSON, 
	CONSTRAINT pk_campaigns PRIMARY KEY (id), 
	CONSTRAINT uq_campaigns_token UNIQUE (token)
);
INSERT INTO "campaigns" VALUES(1,'NIDBmxZjdq_nzkmu','relationship','slack:U0ADMIN','[1, 2]',1794995798050106,'',0,'proposed',NULL,0,NULL,'',NULL,NULL);
INSERT INTO "campaigns" VALUES(2,'running-campaign','relationship','slack:U0ADMIN','[70, 71, 72, 73]',1794995805781909,'0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20',2,'running',1794995805781909,4,'slack','C0SUPPORT','C0SUPPORT/1794995805.838831','{"sent": {"state": "running", "size": 4, "asked": 2, "answered": 0, "declined": 0, "undeliverable": 0, "uncertain": 0, "withdrawn": 0, "waiting": 2, "asking_paused": false}}');
INSERT INTO "campaigns" VALUES(3,'paused-campaign','relationship','slack:U0ADMIN','[74, 75]',1794995805781909,'0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20',2,'paused',1794995805781909,2,'slack','C0SUPPORT','C0SUPPORT/1794995806.841375','{"sent": {"state": "paused", "size": 2, "asked": 0, "answered": 0, "declined": 0, "undeliverable": 0, "uncertain": 0, "withdrawn": 0, "waiting": 2, "asking_paused": false}}');
INSERT INTO "campaigns" VALUES(4,'recorded-campaign','relationship','slack:U0ADMIN','[3, 4, 5, 6]',1794996080600308,'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',2,'running',1794996080600308,4,NULL,'',NULL,NULL);
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
INSERT INTO "cases" VALUES(1,3,9,'open',1794995764105163,NULL,'','C0SUPPORT/1794995764.152004',1794995764105163,'{"score": 3, "contact_wanted": null, "comments": 0, "until": null}',NULL,NULL,0);
INSERT INTO "cases" VALUES(2,4,10,'open',1794995765165438,NULL,'','C0SUPPORT/1794995765.183951',1794995765165438,'{"score": 3, "contact_wanted": null, "comments": 0, "until": null}',NULL,NULL,0);
INSERT INTO "cases" VALUES(3,5,11,'open',1794995766192732,NULL,'','C0SUPPORT/1794995766.203729',1794995766192732,'{"score": 2, "contact_wanted": null, "comments": 0, "until": null}',NULL,NULL,0);
INSERT INTO "cases" VALUES(4,6,12,'open',1794995767215083,NULL,'','C0SUPPORT/1794995767.231701',1794995767215083,'{"score": 2, "contact_wanted": null, "comments": 0, "until": null}',NULL,NULL,0);
INSERT INTO "cases" VALUES(5,31,37,'open',1794995776371270,NULL,'','C0SUPPORT/1794995776.381396',1794995776371270,'{"score": 1, "contact_wanted": null, "comments": 1, "until": 1794996004510057}',NULL,NULL,0);
INSERT INTO "cases" VALUES(6,32,38,'open',1794995777391017,NULL,'','C0SUPPORT/1794995777.406639',1794995777391017,'{"score": 1, "contact_wanted": null, "comments": 1, "until": 1794996005612180}',NULL,NULL,0);
INSERT INTO "cases" VALUES(7,37,43,'open',1794995784732109,NULL,'',NULL,1794995784732109,'{"score": 2, "contact_wanted": null, "comments": 0, "until": null}',7,'C0SUPPORT/1794995784.781698',0);
INSERT INTO "cases" VALUES(8,38,44,'open',1794995784732109,NULL,'',NULL,1794995784732109,'{"score": 2, "contact_wanted": null, "comments": 0, "until": null}',7,'C0SUPPORT/1794995784.781698',0);
INSERT INTO "cases" VALUES(9,39,45,'open',1794995784732109,NULL,'','C0SUPPORT/1794995785.787559',1794995784732109,'{"score": 2, "contact_wanted": null, "comments": 0, "until": null}',7,'C0SUPPORT/1794995784.781698',1);
INSERT INTO "cases" VALUES(10,40,46,'open',1794995784732109,NULL,'','C0SUPPORT/1794995786.790522',1794995784732109,'{"score": 2, "contact_wanted": null, "comments": 0, "until": null}',7,'C0SUPPORT/1794995784.781698',1);
INSERT INTO "cases" VALUES(11,41,47,'open',1794995784732109,NULL,'',NULL,1794995784732109,'{"score": 2, "contact_wanted": null, "comments": 1, "until": 1794996011924332}',7,'C0SUPPORT/1794995784.781698',0);
INSERT INTO "cases" VALUES(12,42,48,'open',1794995784732109,NULL,'',NULL,1794995784732109,'{"score": 2, "contact_wanted": null, "comments": 1, "until": 1794996014169988}',7,'C0SUPPORT/1794995784.781698',0);
INSERT INTO "cases" VALUES(13,50,62,'open',1794995802642377,NULL,'','C0SUPPORT/1794995802.654165',1794995802642377,'{"score": 1, "contact_wanted": null, "comments": 1, "until": 1794995804695668}',NULL,NULL,0);
INSERT INTO "cases" VALUES(14,51,63,'open',1794995803663365,NULL,'','C0SUPPORT/1794995803.678937',1794995803663365,'{"score": 1, "contact_wanted": null, "comments": 1, "until": 1794995805737682}',NULL,NULL,0);
INSERT INTO "cases" VALUES(15,56,76,'open',1794995812887703,NULL,'','C0SUPPORT/1794995812.896904',1794995812887703,'{"score": 2, "contact_wanted": true, "comments": 2, "until": 1794995814978933}',NULL,NULL,0);
INSERT INTO "cases" VALUES(16,57,77,'open',1794995817026547,NULL,'','C0SUPPORT/1794995817.044711',1794995817026547,'{"score": 2, "contact_wanted": true, "comments": 2, "until": 1794995821124474}',NULL,NULL,0);
INSERT INTO "cases" VALUES(17,58,78,'resolved',1794995823164737,1794995823214821,'better score','C0SUPPORT/1794995823.177569',1794995823164737,'{"score": 9, "contact_wanted": null, "comments": 0, "until": null}',NULL,NULL,0);
INSERT INTO "cases" VALUES(18,59,79,'resolved',1794995825266974,1794995826353888,'better score','C0SUPPORT/1794995825.299760',1794995825266974,'{"score": 9, "contact_wanted": null, "comments": 0, "until": null}',NULL,NULL,0);
INSERT INTO "cases" VALUES(19,62,87,'resolved',1794995902885577,1794995907080905,'erased',NULL,1794995902885577,NULL,NULL,NULL,0);
INSERT INTO "cases" VALUES(20,63,88,'resolved',1794995904967372,1794995907080905,'erased',NULL,1794995904967372,NULL,NULL,NULL,0);
INSERT INTO "cases" VALUES(21,33,39,'open',1794996001436917,NULL,'',NULL,1794996001436917,'{"score": 0, "contact_wanted": null, "comments": 0, "until": null}',NULL,NULL,0);
INSERT INTO "cases" VALUES(22,34,40,'open',1794996002485532,NULL,'',NULL,1794996002485532,'{"score": 0, "contact_wanted": null, "comments": 0, "until": null}',NULL,NULL,0);
INSERT INTO "cases" VALUES(23,43,49,'open',1794996016216983,NULL,'',NULL,1794996616216983,NULL,NULL,NULL,0);
INSERT INTO "cases" VALUES(24,44,50,'open',1794996016216983,NULL,'',NULL,1794996616216983,NULL,NULL,NULL,0);
CREATE TABLE channel_members (
	id INTEGER NOT NULL, 
	channel VARCHAR NOT NULL, 
	contact_id INTEGER NOT NULL, 
	left_at BIGINT, 
	event_at BIGINT, 
	CONSTRAINT pk_channel_members PRIMARY KEY (id), 
	CONSTRAINT fk_channel_members_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id), 
	CONSTRAINT uq_channel_members_channel_contact_id UNIQUE (channel, contact_id)
);
INSERT INTO "channel_members" VALUES(1,'C0CUSTOMERS',81,NULL,NULL);
INSERT INTO "channel_members" VALUES(2,'C0CUSTOMERS',82,1794995898576212,1794995898565275);
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
INSERT INTO "comments" VALUES(1,9,'The import saves me an hour a week',1794995778452282,'DLKXRCCTV0C/1794995778.439963',NULL,0);
INSERT INTO "comments" VALUES(2,10,'The import saves me an hour a week',1794995779653493,'5100000005/2',NULL,0);
INSERT INTO "comments" VALUES(3,11,'The import saves me an hour a week',1794995780686739,'D5UB2ON4BIQ/1794995780.677092',NULL,0);
INSERT INTO "comments" VALUES(4,12,'The import saves me an hour a week',1794995781706996,'5100000006/2',NULL,0);
INSERT INTO "comments" VALUES(5,23,'7 days I waited',1794995789903410,'DCQGUUMW01A/1794995789.896906',NULL,0);
INSERT INTO "comments" VALUES(6,24,'7 days I waited',1794995790918424,'5100000016/2',NULL,0);
INSERT INTO "comments" VALUES(7,25,'7 days I waited',1794995791933009,'DAWLXSKSK1G/1794995791.927048',NULL,0);
INSERT INTO "comments" VALUES(8,26,'7 days I waited',1794995792947957,'5100000017/2',NULL,0);
INSERT INTO "comments" VALUES(9,50,'Nobody read what I had written',1794995804695668,'DAQ5YSWBG4H/1794995804.686756',NULL,0);
INSERT INTO "comments" VALUES(10,51,'Nobody read what I had written',1794995805737682,'5100000035/2',NULL,0);
INSERT INTO "comments" VALUES(11,56,'The invoices are wrong',1794995813909371,'DKWUX85YGP3/1794995813.898000',NULL,0);
INSERT INTO "comments" VALUES(12,56,'They were wrong last month, too',1794995814978933,'DKWUX85YGP3/1794995814.968731',NULL,0);
INSERT INTO "comments" VALUES(13,57,'The invoices are wrong',1794995818058180,'5100000039/2',NULL,0);
INSERT INTO "comments" VALUES(14,57,'They were wrong last month, too',1794995821124474,'5100000039/4',NULL,0);
INSERT INTO "comments" VALUES(15,62,'',1794995903944164,NULL,NULL,0);
INSERT INTO "comments" VALUES(16,63,'',1794995906040930,NULL,NULL,0);
INSERT INTO "comments" VALUES(17,31,'The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again.',1794996004510057,'D5OYFK6IFQT/1794996004.488455',NULL,0);
INSERT INTO "comments" VALUES(18,32,'The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again. The export stopped again.',1794996005612180,'5100000020/2',NULL,0);
INSERT INTO "comments" VALUES(19,41,'The search finds nothing at all',1794996011924332,'DC400B2UX6S/1794996010.838597',NULL,0);
INSERT INTO "comments" VALUES(20,41,'The search is slow',1794996010854033,'DC400B2UX6S/1794996010.838597',19,0);
INSERT INTO "comments" VALUES(21,42,'The search finds nothing at all',1794996014169988,'5100000026/2',NULL,0);
INSERT INTO "comments" VALUES(22,42,'The search is slow',1794996013058901,'5100000026/2',21,0);
CREATE TABLE consents (
	id INTEGER NOT NULL, 
	invitation_id INTEGER NOT NULL, 
	consent VARCHAR NOT NULL, 
	wording TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_consents PRIMARY KEY (id), 
	CONSTRAINT fk_consents_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id)
);
INSERT INTO "consents" VALUES(1,11,'named','May we quote your words? With my name',1794995781725760);
INSERT INTO "consents" VALUES(2,12,'named','May we quote your words? With my name',1794995781740453);
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
	bound_by VARCHAR, left_at BIGINT, 
	CONSTRAINT pk_contacts PRIMARY KEY (id), 
	CONSTRAINT fk_contacts_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_contacts_platform_workspace_user UNIQUE (platform, workspace, user), 
	CONSTRAINT uq_contacts_person_id_platform_workspace UNIQUE (person_id, platform, workspace)
);
INSERT INTO "contacts" VALUES(1,1,'slack','','U0CAST08','D667157Z1IH',NULL,NULL,NULL,'ok',1794996007795311,'list',NULL);
INSERT INTO "contacts" VALUES(2,2,'telegram','','5100000009','5100000009',NULL,'en',NULL,'ok',1794996009824560,'list',NULL);
INSERT INTO "contacts" VALUES(3,3,'slack','','U0CAST13','DOIGVX5BLDV',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(4,4,'telegram','','5100000014','5100000014',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(5,5,'slack','','U0CAST14','D6CG0PVNXKH',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(6,6,'telegram','','5100000015','5100000015',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(7,7,'slack','','U0CAST00','D9PIOEQLG67',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(8,8,'telegram','','5100000001','5100000001',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(9,9,'slack','','U0CAST01','D6Q1E0TNJBT',NULL,NULL,NULL,'ok',1794995764105163,'list',NULL);
INSERT INTO "contacts" VALUES(10,10,'telegram','','5100000002','5100000002',NULL,'en',NULL,'ok',1794995765165438,'list',NULL);
INSERT INTO "contacts" VALUES(11,11,'slack','','U0CAST02','DRO7IBUPBD0',NULL,NULL,NULL,'ok',1794995777414559,'list',NULL);
INSERT INTO "contacts" VALUES(12,12,'telegram','','5100000003','5100000003',NULL,'en',NULL,'ok',1794995777424259,'list',NULL);
INSERT INTO "contacts" VALUES(13,13,'slack','','U0CAST03','DM47XSMCTAC',NULL,NULL,NULL,'ok',1794995768243404,'list',NULL);
INSERT INTO "contacts" VALUES(14,14,'telegram','','5100000004','5100000004',NULL,'en',NULL,'ok',1794995769260814,'list',NULL);
INSERT INTO "contacts" VALUES(15,15,'slack','','U0CAST04','DLKXRCCTV0C',NULL,NULL,NULL,'ok',1794995778452282,'list',NULL);
INSERT INTO "contacts" VALUES(16,16,'telegram','','5100000005','5100000005',NULL,'en',NULL,'ok',1794995779653493,'list',NULL);
INSERT INTO "contacts" VALUES(17,17,'slack','','U0CAST05','D5UB2ON4BIQ',NULL,NULL,NULL,'ok',1794995781725760,'list',NULL);
INSERT INTO "contacts" VALUES(18,18,'telegram','','5100000006','5100000006',NULL,'en',NULL,'ok',1794995781740453,'list',NULL);
INSERT INTO "contacts" VALUES(19,19,'slack','','U0CAST06','DIWA1C6DKB1',NULL,NULL,NULL,'ok',1794995786807861,'list',NULL);
INSERT INTO "contacts" VALUES(20,20,'telegram','','5100000007','5100000007',NULL,'en',NULL,'ok',1794995786821255,'list',NULL);
INSERT INTO "contacts" VALUES(21,21,'slack','','U0CAST07','DWKSOIY0WQQ',NULL,NULL,NULL,'ok',1794995787855306,'list',NULL);
INSERT INTO "contacts" VALUES(22,22,'telegram','','5100000008','5100000008',NULL,'en',NULL,'ok',1794995788888622,'list',NULL);
INSERT INTO "contacts" VALUES(23,23,'slack','','U0CAST09','D8KJC4LHJ1L',NULL,NULL,NULL,'ok',1794996017352479,'list',NULL);
INSERT INTO "contacts" VALUES(24,24,'telegram','','5100000010','5100000010',NULL,'en',NULL,'ok',1794996018374937,'list',NULL);
INSERT INTO "contacts" VALUES(25,25,'slack','','U0CAST11','D30X953BS7F',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(26,26,'telegram','','5100000012','5100000012',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(27,27,'slack','','U0CAST12','DQI1VDUSUKM',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(28,28,'telegram','','5100000013','5100000013',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(29,29,'slack','','U0CAST15','DCQGUUMW01A',NULL,NULL,NULL,'ok',1794995789903410,'list',NULL);
INSERT INTO "contacts" VALUES(30,30,'telegram','','5100000016','5100000016',NULL,'en',NULL,'ok',1794995790918424,'list',NULL);
INSERT INTO "contacts" VALUES(31,31,'slack','','U0CAST16','DAWLXSKSK1G',NULL,NULL,NULL,'ok',1794995793963895,'list',NULL);
INSERT INTO "contacts" VALUES(32,32,'telegram','','5100000017','5100000017',NULL,'en',NULL,'ok',1794995794995886,'list',NULL);
INSERT INTO "contacts" VALUES(33,33,'slack','','U0CAST17','DMOD0RLXNMS',NULL,NULL,NULL,'ok',1794995797020082,'list',NULL);
INSERT INTO "contacts" VALUES(34,34,'telegram','','5100000018','5100000018',NULL,'en',NULL,'ok',1794995798037275,'list',NULL);
INSERT INTO "contacts" VALUES(35,35,'slack','','U0CAST18','DGHTBCX56TR',NULL,NULL,NULL,'ok',1794996019438062,'list',NULL);
INSERT INTO "contacts" VALUES(36,36,'telegram','','5100000019','5100000019',NULL,'en',NULL,'ok',1794996020463318,'list',NULL);
INSERT INTO "contacts" VALUES(37,37,'slack','','U0CAST19','D5OYFK6IFQT',NULL,NULL,NULL,'ok',1794996004510057,'list',NULL);
INSERT INTO "contacts" VALUES(38,38,'telegram','','5100000020','5100000020',NULL,'en',NULL,'ok',1794996005612180,'list',NULL);
INSERT INTO "contacts" VALUES(39,39,'slack','','U0CAST20','DA63H5C4QNY',NULL,NULL,NULL,'ok',1794996001436917,'list',NULL);
INSERT INTO "contacts" VALUES(40,40,'telegram','','5100000021','5100000021',NULL,'en',NULL,'ok',1794996002485532,'list',NULL);
INSERT INTO "contacts" VALUES(41,41,'slack','',NULL,NULL,NULL,NULL,NULL,'suspended',NULL,NULL,NULL);
INSERT INTO "contacts" VALUES(42,42,'slack','','U0CAST22','DNCVOT4WW6Y',NULL,NULL,NULL,'ok',NULL,NULL,NULL);
INSERT INTO "contacts" VALUES(43,43,'slack','','U0CAST23','D1TYRTYL34K',NULL,NULL,NULL,'ok',1794995784732109,'list',NULL);
INSERT INTO "contacts" VALUES(44,44,'telegram','','5100000024','5100000024',NULL,NULL,NULL,'ok',1794995784732109,'list',NULL);
INSERT INTO "contacts" VALUES(45,45,'slack','','U0CAST24','DTR67SN4LI5',NULL,NULL,NULL,'ok',1794995784732109,'list',NULL);
INSERT INTO "contacts" VALUES(46,46,'telegram','','5100000025','5100000025',NULL,NULL,NULL,'ok',1794995784732109,'list',NULL);
INSERT INTO "contacts" VALUES(47,47,'slack','','U0CAST25','DC400B2UX6S',NULL,NULL,NULL,'ok',1794996011924332,'list',NULL);
INSERT INTO "contacts" VALUES(48,48,'telegram','','5100000026','5100000026',NULL,'en',NULL,'ok',1794996014169988,'list',NULL);
INSERT INTO "contacts" VALUES(49,49,'slack','','U0CAST26','DSKVK0ZVT1P',NULL,NULL,NULL,'ok',1794996016216983,'list',NULL);
INSERT INTO "contacts" VALUES(50,50,'telegram','','5100000027','5100000027',NULL,NULL,NULL,'ok',1794996016216983,'list',NULL);
INSERT INTO "contacts" VALUES(51,51,'slack','','U0ADMIN','DRAYDJSXK6Z',NULL,'en-US','Europe/Berlin','ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(52,52,'slack','','U0CAST27','DA3I4ZCC820',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(53,53,'telegram','','5100000028','5100000028',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(54,54,'slack','','U0CAST28','D7CDDAB34FG',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(55,55,'telegram','','5100000029','5100000029',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(56,56,'slack','','U0CAST29','DA0R7Y3QQTD',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(57,57,'telegram','','5100000030','5100000030',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(58,58,'slack','','U0CAST31','D0W4QCSBUM7',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(59,59,'telegram','','5100000032','5100000032',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(60,60,'slack','','U0CAST33','D9KO7CY4XIT',NULL,NULL,NULL,'ok',1794995800598930,'list',NULL);
INSERT INTO "contacts" VALUES(61,61,'telegram','','5100000034','5100000034',NULL,'en',NULL,'ok',1794995801616093,'list',NULL);
INSERT INTO "contacts" VALUES(62,62,'slack','','U0CAST34','DAQ5YSWBG4H',NULL,NULL,NULL,'ok',1794995804695668,'list',NULL);
INSERT INTO "contacts" VALUES(63,63,'telegram','','5100000035','5100000035',NULL,'en',NULL,'ok',1794995805737682,'list',NULL);
INSERT INTO "contacts" VALUES(64,64,'slack','','U0CAST30','D7C9LBCR6UO',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(65,65,'telegram','','5100000031','5100000031',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(66,66,'slack','','U0CAST32','DTMASOBQKF1',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(67,67,'telegram','','5100000033','5100000033',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(68,68,'slack','','U0CAST44','DBTHSVIM2RA',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(69,69,'telegram','','5100000045','5100000045',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(70,70,'slack','','U0CAST35','DHFZXHIBKZV',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(71,71,'telegram','','5100000036','5100000036',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(72,72,'slack','','U0CAST36','DU7B1WEQ4K2',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(73,73,'telegram','','5100000037','5100000037',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(74,74,'slack','','U0CAST37','DHX5OHMN28A',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(75,75,'telegram','','5100000038','5100000038',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(76,76,'slack','','U0CAST38','DKWUX85YGP3',NULL,NULL,NULL,'ok',1794995814978933,'list',NULL);
INSERT INTO "contacts" VALUES(77,77,'telegram','','5100000039','5100000039',NULL,'en',NULL,'ok',1794995821124474,'list',NULL);
INSERT INTO "contacts" VALUES(78,78,'slack','','U0CAST39','DI0P4TKKPZV',NULL,NULL,NULL,'ok',1794995823214821,'list',NULL);
INSERT INTO "contacts" VALUES(79,79,'telegram','','5100000040','5100000040',NULL,'en',NULL,'ok',1794995826353888,'list',NULL);
INSERT INTO "contacts" VALUES(80,80,'telegram','','5100000041','5100000041',NULL,'en',NULL,'ok',1794995898525648,'link',NULL);
INSERT INTO "contacts" VALUES(81,82,'slack','','U0CAST42',NULL,NULL,NULL,NULL,'ok',NULL,'channel',NULL);
INSERT INTO "contacts" VALUES(82,83,'slack','','U0CAST43',NULL,NULL,NULL,NULL,'ok',NULL,'channel',1794995898576212);
INSERT INTO "contacts" VALUES(83,84,'slack','','U0CAST46','DDV6AI4CUXR',NULL,NULL,NULL,'ok',1794995900644289,'list',NULL);
INSERT INTO "contacts" VALUES(84,84,'telegram','','5100000047','5100000047',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(85,86,'telegram','','5100000048','5100000048',NULL,NULL,NULL,'unreachable',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(86,87,'slack','erased 86',NULL,NULL,NULL,NULL,NULL,'gone',NULL,NULL,NULL);
INSERT INTO "contacts" VALUES(87,88,'telegram','erased 87',NULL,NULL,NULL,NULL,NULL,'gone',NULL,NULL,NULL);
INSERT INTO "contacts" VALUES(88,89,'slack','','U0CAST10','DIGOACLLC3P',NULL,NULL,NULL,'ok',NULL,'list',NULL);
INSERT INTO "contacts" VALUES(89,90,'telegram','','5100000011','5100000011',NULL,NULL,NULL,'ok',NULL,'list',NULL);
CREATE TABLE due_questions (
	survey VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	due_at BIGINT NOT NULL, 
	day DATE, 
	turn INTEGER NOT NULL, 
	reason VARCHAR, 
	CONSTRAINT pk_due_questions PRIMARY KEY (survey, person_id), 
	CONSTRAINT fk_due_questions_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "due_questions" VALUES('checkup',56,1795122148000000,'2026-11-19',0,NULL);
INSERT INTO "due_questions" VALUES('checkup',57,1795206230000000,'2026-11-20',0,NULL);
INSERT INTO "due_questions" VALUES('pulse',52,1794996080525068,'2026-11-18',0,NULL);
INSERT INTO "due_questions" VALUES('pulse',53,1794996080525068,'2026-11-18',0,NULL);
INSERT INTO "due_questions" VALUES('pulse',54,1795237032000000,'2026-11-21',0,NULL);
INSERT INTO "due_questions" VALUES('pulse',55,1795323553000000,'2026-11-22',0,NULL);
CREATE TABLE erasures (
	"key" VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_erasures PRIMARY KEY ("key")
);
INSERT INTO "erasures" VALUES('07f2f4f4d0d6bfe95b0f106cee6225cfc14171db301ff6c972706168b0cb5d95',1794995907080905);
INSERT INTO "erasures" VALUES('8dffd74f92904053b7c9d76807facaefb88fe61d42806036c12b4cb92bceee6e',1794995907080905);
INSERT INTO "erasures" VALUES('a1fad6346bf4610642390413a8682f9aa84b78194c753c61643ef8c914369da1',1794995907080905);
INSERT INTO "erasures" VALUES('ca167e0a66ef877593377fe2a0166ef6c366fab5b0613948d14b93f77ec90652',1794995907080905);
INSERT INTO "erasures" VALUES('d09a2c41ec6f79cd42699952dae2f7d718c8729e2e933397069cc7349c71c6ea',1794995907080905);
INSERT INTO "erasures" VALUES('3681b15304c2cc6974e853a97932a0b3e153447056d11a39b569b70f9b851b65',1794995907080905);
CREATE TABLE event_questions (
	id INTEGER NOT NULL, 
	survey VARCHAR NOT NULL, 
	event_id INTEGER NOT NULL, 
	due_at BIGINT NOT NULL, 
	look_at BIGINT NOT NULL, 
	state VARCHAR NOT NULL, 
	reason VARCHAR, 
	since BIGINT, 
	until BIGINT, 
	settled_at BIGINT, 
	invitation_id INTEGER, 
	CONSTRAINT pk_event_questions PRIMARY KEY (id), 
	CONSTRAINT fk_event_questions_event_id FOREIGN KEY(event_id) REFERENCES events (id), 
	CONSTRAINT fk_event_questions_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id), 
	CONSTRAINT uq_event_questions_event_id_survey UNIQUE (event_id, survey)
);
INSERT INTO "event_questions" VALUES(1,'support',1,1794995799455046,1794995799455046,'asked',NULL,NULL,NULL,1794995799516500,46);
INSERT INTO "event_questions" VALUES(2,'support',2,1794995799455046,1794995799455046,'asked',NULL,NULL,NULL,1794995799516500,47);
INSERT INTO "event_questions" VALUES(3,'support',3,1794995799455046,1794995799455046,'asked',NULL,NULL,NULL,1794995799516500,48);
INSERT INTO "event_questions" VALUES(4,'support',4,1794995799455046,1794995799455046,'asked',NULL,NULL,NULL,1794995799516500,49);
INSERT INTO "event_questions" VALUES(5,'support',5,1794995799455046,1794995799455046,'asked',NULL,NULL,NULL,1794995799516500,50);
INSERT INTO "event_questions" VALUES(6,'support',6,1794995799455046,1794995799455046,'asked',NULL,NULL,NULL,1794995799516500,51);
INSERT INTO "event_questions" VALUES(7,'support',7,1795002999462102,1795002999462102,'waiting',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event_questions" VALUES(8,'support',8,1795002999462102,1795002999462102,'waiting',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event_questions" VALUES(9,'support',9,1794995799466038,1794995799466038,'dropped','reopened',1794992199466038,NULL,1794995799466038,NULL);
INSERT INTO "event_questions" VALUES(10,'support',11,1794995799466038,1794995799466038,'dropped','reopened',1794992199466038,NULL,1794995799466038,NULL);
CREATE TABLE events (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	created_at BIGINT NOT NULL, 
	CONSTRAINT fk_events_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_events_person_id_name_at UNIQUE (person_id, name, at)
);
INSERT INTO "events" VALUES(1,'ticket_closed',58,1794988599455046,1794995799455046);
INSERT INTO "events" VALUES(2,'ticket_closed',59,1794988599455046,1794995799455046);
INSERT INTO "events" VALUES(3,'ticket_closed',60,1794988599455046,1794995799455046);
INSERT INTO "events" VALUES(4,'ticket_closed',61,1794988599455046,1794995799455046);
INSERT INTO "events" VALUES(5,'ticket_closed',62,1794988599455046,1794995799455046);
INSERT INTO "events" VALUES(6,'ticket_closed',63,1794988599455046,1794995799455046);
INSERT INTO "events" VALUES(7,'ticket_closed',64,1794995799462102,1794995799462102);
INSERT INTO "events" VALUES(8,'ticket_closed',65,1794995799462102,1794995799462102);
INSERT INTO "events" VALUES(9,'ticket_closed',66,1794988599466038,1794995799466038);
INSERT INTO "events" VALUES(10,'ticket_reopened',66,1794992199466038,1794995799466038);
INSERT INTO "events" VALUES(11,'ticket_closed',67,1794988599466038,1794995799466038);
INSERT INTO "events" VALUES(12,'ticket_reopened',67,1794992199466038,1794995799466038);
INSERT INTO "events" VALUES(13,'joined',68,1760435799470378,1794995799470378);
INSERT INTO "events" VALUES(14,'churned',68,1794909399470378,1794995799470378);
INSERT INTO "events" VALUES(15,'joined',69,1760435799470378,1794995799470378);
INSERT INTO "events" VALUES(16,'churned',69,1794909399470378,1794995799470378);
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
INSERT INTO "feedback" VALUES(1,1,'A dark mode would be kind to my eyes',1794996006745558,'D667157Z1IH/1794996006.657996',0);
INSERT INTO "feedback" VALUES(2,2,'A dark mode would be kind to my eyes',1794996008811546,'5100000009/1',0);
CREATE TABLE heartbeats (
	name VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_heartbeats PRIMARY KEY (name)
);
INSERT INTO "heartbeats" VALUES('slack',1794996014976153);
INSERT INTO "heartbeats" VALUES('telegram',1794996020506297);
CREATE TABLE imported_answers (
	id INTEGER NOT NULL, 
	survey VARCHAR NOT NULL, 
	person VARCHAR, 
	score INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	comment TEXT, 
	"key" VARCHAR NOT NULL, 
	source_id VARCHAR, 
	kind VARCHAR DEFAULT 'nps' NOT NULL, 
	CONSTRAINT pk_imported_answers PRIMARY KEY (id), 
	CONSTRAINT ck_imported_answers_scale CHECK ((kind = 'nps' AND score BETWEEN 0 AND 10) OR (kind = 'csat' AND score BETWEEN 1 AND 5)), 
	CONSTRAINT uq_imported_answers_key UNIQUE ("key")
);
INSERT INTO "imported_answers" VALUES(1,'relationship','customer 0',5,1794390960000000,'Setting it up took 1 days','recorded 0','R-0','nps');
INSERT INTO "imported_answers" VALUES(2,'relationship','customer 1',7,1794390960000000,'Setting it up took 2 days','recorded 1','R-1','nps');
INSERT INTO "imported_answers" VALUES(3,'relationship','customer 2',9,1794390960000000,'Setting it up took 3 days','recorded 2','R-2','nps');
INSERT INTO "imported_answers" VALUES(4,'relationship','customer 3',9,1794390960000000,'Setting it up took 4 days','recorded 3','R-3','nps');
INSERT INTO "imported_answers" VALUES(5,'relationship','customer 4',10,1794390960000000,'Setting it up took 5 days','recorded 4','R-4','nps');
INSERT INTO "imported_answers" VALUES(6,'relationship','customer 5',10,1794390960000000,'Setting it up took 6 days','recorded 5','R-5','nps');
INSERT INTO "imported_answers" VALUES(7,'relationship','customer 6',5,1793786160000000,'Setting it up took 7 days','recorded 6','R-6','nps');
INSERT INTO "imported_answers" VALUES(8,'relationship','customer 7',7,1793786160000000,'Setting it up took 8 days','recorded 7','R-7','nps');
INSERT INTO "imported_answers" VALUES(9,'relationship','customer 8',9,1793786160000000,'Setting it up took 9 days','recorded 8','R-8','nps');
INSERT INTO "imported_answers" VALUES(10,'relationship','customer 9',9,1793786160000000,'Setting it up took 10 days','recorded 9','R-9','nps');
INSERT INTO "imported_answers" VALUES(11,'relationship','customer 10',10,1793786160000000,'Setting it up took 11 days','recorded 10','R-10','nps');
INSERT INTO "imported_answers" VALUES(12,'relationship','customer 11',10,1793786160000000,'Setting it up took 12 days','recorded 11','R-11','nps');
INSERT INTO "imported_answers" VALUES(13,'relationship','customer 12',5,1793181360000000,'Setting it up took 13 days','recorded 12','R-12','nps');
INSERT INTO "imported_answers" VALUES(14,'relationship','customer 13',7,1793181360000000,'Setting it up took 14 days','recorded 13','R-13','nps');
INSERT INTO "imported_answers" VALUES(15,'relationship','customer 14',9,1793181360000000,'Setting it up took 15 days','recorded 14','R-14','nps');
INSERT INTO "imported_answers" VALUES(16,'relationship','customer 15',9,1793181360000000,'Setting it up took 16 days','recorded 15','R-15','nps');
INSERT INTO "imported_answers" VALUES(17,'relationship','customer 16',10,1793181360000000,'Setting it up took 17 days','recorded 16','R-16','nps');
INSERT INTO "imported_answers" VALUES(18,'relationship','customer 17',10,1793181360000000,'Setting it up took 18 days','recorded 17','R-17','nps');
INSERT INTO "imported_answers" VALUES(19,'relationship','customer 18',2,1784627760000000,'Setting it up took 19 days','recorded 18',NULL,'nps');
INSERT INTO "imported_answers" VALUES(20,'relationship','customer 19',3,1784627760000000,'Setting it up took 20 days','recorded 19',NULL,'nps');
INSERT INTO "imported_answers" VALUES(21,'relationship','customer 20',4,1784627760000000,'Setting it up took 21 days','recorded 20',NULL,'nps');
INSERT INTO "imported_answers" VALUES(22,'relationship','customer 21',5,1784627760000000,'Setting it up took 22 days','recorded 21',NULL,'nps');
INSERT INTO "imported_answers" VALUES(23,'relationship','customer 22',6,1784627760000000,'Setting it up took 23 days','recorded 22',NULL,'nps');
INSERT INTO "imported_answers" VALUES(24,'relationship','customer 23',2,1784627760000000,'Setting it up took 24 days','recorded 23',NULL,'nps');
INSERT INTO "imported_answers" VALUES(25,'relationship','customer 24',3,1784627760000000,'Setting it up took 25 days','recorded 24',NULL,'nps');
INSERT INTO "imported_answers" VALUES(26,'relationship','customer 25',4,1784627760000000,'Setting it up took 26 days','recorded 25',NULL,'nps');
INSERT INTO "imported_answers" VALUES(27,'relationship','customer 26',5,1784627760000000,'Setting it up took 27 days','recorded 26',NULL,'nps');
INSERT INTO "imported_answers" VALUES(28,'relationship','customer 27',6,1784627760000000,'Setting it up took 28 days','recorded 27',NULL,'nps');
INSERT INTO "imported_answers" VALUES(29,'relationship','customer 28',2,1784627760000000,'Setting it up took 29 days','recorded 28',NULL,'nps');
INSERT INTO "imported_answers" VALUES(30,'relationship','customer 29',3,1784627760000000,'Setting it up took 30 days','recorded 29',NULL,'nps');
INSERT INTO "imported_answers" VALUES(31,'relationship','customer 30',4,1784627760000000,'Setting it up took 31 days','recorded 30',NULL,'nps');
INSERT INTO "imported_answers" VALUES(32,'relationship','customer 31',5,1784627760000000,'Setting it up took 32 days','recorded 31',NULL,'nps');
INSERT INTO "imported_answers" VALUES(33,'relationship','customer 32',6,1784627760000000,'Setting it up took 33 days','recorded 32',NULL,'nps');
INSERT INTO "imported_answers" VALUES(34,'relationship','customer 33',2,1784627760000000,'Setting it up took 34 days','recorded 33',NULL,'nps');
INSERT INTO "imported_answers" VALUES(35,'relationship','customer 34',3,1784627760000000,'Setting it up took 35 days','recorded 34',NULL,'nps');
INSERT INTO "imported_answers" VALUES(36,'relationship','customer 35',4,1784627760000000,'Setting it up took 36 days','recorded 35',NULL,'nps');
INSERT INTO "imported_answers" VALUES(37,'relationship','customer 36',5,1784627760000000,'Setting it up took 37 days','recorded 36',NULL,'nps');
INSERT INTO "imported_answers" VALUES(38,'relationship','customer 37',6,1784627760000000,'Setting it up took 38 days','recorded 37',NULL,'nps');
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
INSERT INTO "inbox" VALUES(1,'telegram','700000001','-4000099','',1794995761301529,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(2,'telegram','700000002','-1001000000051','',1794995761301529,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(3,'slack','interaction:a489827aec921879ccd3120b5f55fafe8686a466386fd23c45b1da924bd4c054','U0CAST01','',1794995764101258,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(4,'telegram','700000003','5100000002','',1794995765161553,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(5,'slack','interaction:7431aba34d9f64c6ac5fee0962561dd5b6ee4eb7a7f38dd38440dd23df8ae805','U0CAST02','',1794995766190542,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(6,'telegram','700000004','5100000003','',1794995767210292,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(7,'slack','interaction:de85079dea09f014c526aaa69613c3a813bfc7a3bdc6be71803ddafac1bb5c1d','U0CAST03','',1794995768240052,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(8,'telegram','700000005','5100000004','',1794995769257534,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(9,'slack','interaction:20a3786f0c4d6cf2da2ebc08286af4fde673d3f18a1545c40d812427b04d4e96','U0CAST04','',1794995770280423,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(10,'telegram','700000006','5100000005','',1794995771297531,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(11,'slack','interaction:69ebcddf633cd9cc7d69cd4f7d893c690b9c65a0352cd9a60b62fb83e09dbf47','U0CAST05','',1794995772313232,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(12,'telegram','700000007','5100000006','',1794995773324515,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(13,'slack','interaction:464634348c89b164831ea3f93de47370e4d6fa97074d861dfedf6ab9c477e7fc','U0CAST17','',1794995774337580,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(14,'telegram','700000008','5100000018','',1794995775349516,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(15,'slack','interaction:a863226d8fd38f0bfcf31b6fd51d4573425d7ebdcbb016ea672a33c61e0f106a','U0CAST19','',1794995776368769,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(16,'telegram','700000009','5100000020','',1794995777388076,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(17,'slack','interaction:567926a80663f992c6e8af942d3cd8c98d3948b3e7d10b34053a9a002d010f12','U0CAST02','',1794995777410923,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(18,'telegram','700000010','5100000003','',1794995777421699,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(19,'slack','message:U0CAST04:06d4724f-c9a9-4111-bdfb-2186e0d062b3','U0CAST04','',1794995778443352,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(20,'telegram','700000011','5100000005','',1794995779649228,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(21,'slack','message:U0CAST05:40ed9ee7-57aa-403f-9a44-a7ad2a546403','U0CAST05','',1794995780678956,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(22,'telegram','700000012','5100000006','',1794995781701093,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(23,'slack','interaction:dac5652cd392a8c104c09c0f3e6d66851796efa433351c9bf16e5b80279bb7d2','U0CAST05','',1794995781722641,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(24,'telegram','700000013','5100000006','',1794995781736290,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(25,'slack','interaction:bda755352bbc6503760cca089be92feafdc0def0d2d05e8fd2b6c709a5c1770d','U0ADMIN','',1794995784788632,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(26,'slack','interaction:290d2092358b5a595854278b512e3fb8ae57dada7ff3aae3ea234b64d6066787','U0ADMIN','',1794995785809771,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(27,'slack','interaction:d918737184ab9aad22027af90e34b248aa736a99cb4775bb36a9a2e5d7ca3020','U0CAST06','',1794995786805661,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(28,'telegram','700000014','5100000007','',1794995786818667,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(29,'slack','interaction:540a13c442462740de46e9cff5ac4e2fab708651d082f1272b688cac92013ca7','U0CAST07','',1794995786837715,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(30,'slack','message:U0CAST07:549e4471-bbfa-401a-a982-7c1da00a39c5','U0CAST07','',1794995787852023,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(31,'telegram','700000015','5100000008','',1794995787863768,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(32,'telegram','700000016','5100000008','',1794995788885407,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(33,'slack','message:U0CAST15:7c9b0ca3-67ce-47a8-ba56-557b641e4f42','U0CAST15','',1794995789898736,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(34,'telegram','700000017','5100000016','',1794995790915097,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(35,'slack','message:U0CAST16:31caae99-fc3f-4766-bddc-43d3f3d5e9ce','U0CAST16','',1794995791928262,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(36,'telegram','700000018','5100000017','',1794995792944606,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(37,'slack','message:U0CAST16:68bde42b-e025-458b-90f7-20e79c17096a','U0CAST16','',1794995793960937,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(38,'telegram','700000019','5100000017','',1794995794988593,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(39,'slack','message:U0CAST17:1cf7ac81-fbf5-4a91-a520-0ba697743414','U0CAST17','',1794995797014797,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(40,'telegram','700000020','5100000018','',1794995798033729,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(41,'slack','interaction:403935830157b7e0aef4fd961938c8cb5f6db01938f0055168e08d486b78197c','U0ADMIN','',1794995798047783,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(42,'slack','interaction:0e12061a82caea8082a53bf63eff1f54ff4d99a0f17df9390181d3684ec4cf7b','U0ADMIN','',1794995798086768,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(43,'telegram','700000021','-1001000000051','',1794995799254848,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(44,'slack','interaction:6a794761e5e2751e714b070d468e2273eeadf407cc888f90d49f4aef627c7b38','U0ADMIN','',1794995799407474,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(45,'slack','interaction:c2dbde5cdf8531c8d7df4c68646722581cf8aebb8c33e81b4d8f5bc80da03d22','U0ADMIN','',1794995799418020,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(46,'slack','interaction:8938c9489834c23f2e47277edfffe7d5aa3b292d73a3831a37725bbfeb562fe8','U0CAST33','',1794995800591172,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(47,'telegram','700000022','5100000034','',1794995801612723,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(48,'slack','interaction:942b4caf79693356bdc1b1316b6999e042d128d1ac81330ca0841ce8829ff363','U0CAST34','',1794995802628352,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(49,'telegram','700000023','5100000035','',1794995803658183,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(50,'slack','message:U0CAST34:54f7eab8-9a8f-4410-a0cc-bd66d268a66a','U0CAST34','',1794995804690913,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(51,'telegram','700000024','5100000035','',1794995805722028,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(52,'slack','interaction:dcca4c96eab261dc558277f8e9ebb68db5dc789d35c37e29e7186982869b53be','U0CAST38','',1794995812885282,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(53,'slack','message:U0CAST38:d51477a3-426e-4d8c-bcf6-6a708f1783ed','U0CAST38','',1794995813900496,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(54,'slack','interaction:ceaf7b45b8149482763ad9a793e20ecc7511deed99cf75adc5e5758422afde74','U0CAST38','',1794995813932685,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(55,'slack','message:U0CAST38:a4be9348-a3f0-4de2-b787-4729010553c1','U0CAST38','',1794995814971558,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(56,'telegram','700000025','5100000039','',1794995817021320,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(57,'telegram','700000026','5100000039','',1794995818050861,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(58,'telegram','700000027','5100000039','',1794995818077229,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(59,'telegram','700000028','5100000039','',1794995821092943,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(60,'slack','interaction:97e44c67ef7bbe6510c22a4c02045983af554c9cf40e4dba3768649bec8b93e9','U0CAST39','',1794995823162788,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(61,'slack','interaction:b3cccaac466f080d5b4dbf89d86899ef35a1c8ce94dcef6d78b5e1e0087e5c43','U0CAST39','',1794995823184115,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(62,'slack','interaction:1d7c86e2a678089c8a0af49dd4ba1855efd0ea93ba64e058f224b82ba2a65a73','U0CAST39','',1794995823211927,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(63,'telegram','700000029','5100000040','',1794995825259412,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(64,'telegram','700000030','5100000040','',1794995825330291,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(65,'telegram','700000031','5100000040','',1794995826338040,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(66,'telegram','700000032','5100000041','',1794995898519077,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(67,'slack','event:Ev9G0VVLZ9G2','U0CAST43','',1794995898572045,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(68,'slack','interaction:b2f92161829d272483016ab55c290b46beb1b3bde00b344a90bc5d6fe836fe3d','U0CAST46','',1794995900627267,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(69,'slack','interaction:f90004be0c2dc1f082ed1050edda97c9ffa641eb918b6fed2d5c8f4765d150b1','','',1794995902859294,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(70,'slack','erased 70','','',1794995903932157,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(71,'telegram','700000033','','',1794995904961841,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(72,'telegram','700000034','','',1794995906035460,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(73,'slack','interaction:03085bb53b65857a0d062b21141a66b346e08f0fa17b8294dac9a5860c5f7dbb','U0CAST20','',1794996001434983,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(74,'telegram','700000035','5100000021','',1794996002459104,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(75,'slack','message:U0CAST19:4b323773-5560-4a83-9f9f-c367bb6d4d1f','U0CAST19','',1794996004489493,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(76,'telegram','700000036','5100000020','',1794996005569951,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(77,'slack','message:U0CAST08:dcc6ff54-c8d0-4e50-878c-b5dfabc31ba6','U0CAST08','',1794996006658877,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(78,'slack','message:U0CAST08:76a4dac3-0da7-4ef2-a650-cc65522464f6','U0CAST08','',1794996007774418,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(79,'telegram','700000037','5100000009','',1794996008807430,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(80,'telegram','700000038','5100000009','',1794996009821263,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(81,'slack','message:U0CAST25:208adae1-c02d-40b4-b132-f4ca46fc13f9','U0CAST25','',1794996010840335,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(82,'slack','event:Ev8E64FTYAZR','U0CAST25','',1794996011902919,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(83,'telegram','700000039','5100000026','',1794996013045152,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(84,'telegram','700000040','5100000026','',1794996014151142,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(85,'slack','message:U0CAST09:734d483f-f954-4010-aa5d-800331fd62f8','U0CAST09','',1794996017326888,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(86,'telegram','700000041','5100000010','',1794996018364271,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(87,'slack','interaction:e58c8066da4de5e85bead0a635f522b10b3e8c3c04e061001e9fd752ce0a529b','U0CAST18','',1794996019426541,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(88,'telegram','700000042','5100000019','',1794996020455587,'done',1,'','a646b85ebee26109');
INSERT INTO "inbox" VALUES(89,'slack','interaction:589a12fd7af159bc40c2a7dacdcb083bf038484bc89f32f8761538037ee14c95','U0CAST11','{"type":"block_actions","user":{"id":"U0CAST11","username":"tara","name":"tara","team_id":"T0HOME"},"api_app_id":"A0APP","token":"verification","team":{"id":"T0HOME","domain":"home"},"enterprise":null,"is_enterprise_install":false,"actions":[{"type":"button","action_id":"1.2","block_id":"QJRG7VGCMV","text":{"type":"plain_text","text":"🟡 8","emoji":true},"action_ts":"1794996080.663551","value":"1:s:95biCoxNQB_DY67j:8"}],"container":{"type":"message","message_ts":"1794995762.737288","channel_id":"D30X953BS7F","is_ephemeral":false},"channel":{"id":"D30X953BS7F","name":"directmessage"},"state":{"values":{}},"trigger_id":"10QPX5MPY9W.2R8FNIUBSDA.a4oghkdtz4x","response_url":"http://sandbox.invalid/slack/response/ZDR58LWM9V","message":{"type":"message","user":"U0BOT","ts":"1794995762.737288","text":"Your answer goes to the Acme team with your name; it isn''t anonymous.\nHow likely are you to recommend Acme to a friend or colleague?\n0 = Not at all likely · 10 = Extremely likely","team":"T0HOME","bot_id":"B0BOT","app_id":"A0APP","blocks":[{"type":"context","elements":[{"type":"plain_text","text":"Your answer goes to the Acme team with your name; it isn''t anonymous.","emoji":true}],"block_id":"7HHC3S0U33"},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"How likely are you to recommend "},{"type":"text","text":"Acme","style":{"bold":true}},{"type":"text","text":" to a friend or colleague?"}]}],"block_id":"5YOTBTEEOU"},{"type":"context","elements":[{"type":"plain_text","text":"0 = Not at all likely · 10 = Extremely likely","emoji":true}],"block_id":"D03ZUI54ZI"},{"type":"actions","elements":[{"type":"button","action_id":"0.0","text":{"type":"plain_text","text":"0","emoji":true},"value":"1:s:95biCoxNQB_DY67j:0","style":"danger","accessibility_label":"0 of 10: not at all likely"},{"type":"button","action_id":"0.1","text":{"type":"plain_text","text":"1","emoji":true},"value":"1:s:95biCoxNQB_DY67j:1","style":"danger","accessibility_label":"1 of 10"},{"type":"button","action_id":"0.2","text":{"type":"plain_text","text":"2","emoji":true},"value":"1:s:95biCoxNQB_DY67j:2","style":"danger","accessibility_label":"2 of 10"},{"type":"button","action_id":"0.3","text":{"type":"plain_text","text":"3","emoji":true},"value":"1:s:95biCoxNQB_DY67j:3","style":"danger","accessibility_label":"3 of 10"},{"type":"button","action_id":"0.4","text":{"type":"plain_text","text":"4","emoji":true},"value":"1:s:95biCoxNQB_DY67j:4","style":"danger","accessibility_label":"4 of 10"},{"type":"button","action_id":"0.5","text":{"type":"plain_text","text":"5","emoji":true},"value":"1:s:95biCoxNQB_DY67j:5","style":"danger","accessibility_label":"5 of 10"}],"block_id":"FXYXPCEC7D"},{"type":"actions","elements":[{"type":"button","action_id":"1.0","text":{"type":"plain_text","text":"6","emoji":true},"value":"1:s:95biCoxNQB_DY67j:6","style":"danger","accessibility_label":"6 of 10"},{"type":"button","action_id":"1.1","text":{"type":"plain_text","text":"🟡 7","emoji":true},"value":"1:s:95biCoxNQB_DY67j:7","accessibility_label":"7 of 10"},{"type":"button","action_id":"1.2","text":{"type":"plain_text","text":"🟡 8","emoji":true},"value":"1:s:95biCoxNQB_DY67j:8","accessibility_label":"8 of 10"},{"type":"button","action_id":"1.3","text":{"type":"plain_text","text":"9","emoji":true},"value":"1:s:95biCoxNQB_DY67j:9","style":"primary","accessibility_label":"9 of 10"},{"type":"button","action_id":"1.4","text":{"type":"plain_text","text":"10","emoji":true},"value":"1:s:95biCoxNQB_DY67j:10","style":"primary","accessibility_label":"10 of 10: extremely likely"}],"block_id":"QJRG7VGCMV"},{"type":"actions","elements":[{"type":"button","action_id":"2.0","text":{"type":"plain_text","text":"Not now","emoji":true},"value":"1:l:95biCoxNQB_DY67j"},{"type":"button","action_id":"2.1","text":{"type":"plain_text","text":"Not for 3 months","emoji":true},"value":"1:p:95biCoxNQB_DY67j"},{"type":"button","action_id":"2.2","text":{"type":"plain_text","text":"Never","emoji":true},"value":"1:n:95biCoxNQB_DY67j"}],"block_id":"XPGT3XKAK6"}]}}',1794996080663864,'new',0,'',NULL);
INSERT INTO "inbox" VALUES(90,'telegram','700000043','5100000012','{"update_id":700000043,"callback_query":{"id":"4000000000000023","from":{"id":5100000012,"is_bot":false,"first_name":"Theo","language_code":"en"},"message":{"message_id":1,"from":{"id":7000000001,"is_bot":true,"first_name":"Survey bot","username":"sandbox_survey_bot"},"chat":{"id":5100000012,"type":"private","first_name":"Theo"},"date":1794995762,"text":"Your answer goes to the Acme team with your name; it isn''t anonymous.\n\nHow likely are you to recommend Acme to a friend or colleague?\n\n0 = Not at all likely · 10 = Extremely likely","entities":[{"type":"italic","offset":0,"length":69},{"type":"bold","offset":103,"length":4},{"type":"italic","offset":135,"length":45}],"reply_markup":{"inline_keyboard":[[{"text":"0","style":"danger","callback_data":"1:s:JlfSD1SKCMgCyA9G:0"},{"text":"1","style":"danger","callback_data":"1:s:JlfSD1SKCMgCyA9G:1"},{"text":"2","style":"danger","callback_data":"1:s:JlfSD1SKCMgCyA9G:2"},{"text":"3","style":"danger","callback_data":"1:s:JlfSD1SKCMgCyA9G:3"},{"text":"4","style":"danger","callback_data":"1:s:JlfSD1SKCMgCyA9G:4"},{"text":"5","style":"danger","callback_data":"1:s:JlfSD1SKCMgCyA9G:5"}],[{"text":"6","style":"danger","callback_data":"1:s:JlfSD1SKCMgCyA9G:6"},{"text":"🟡 7","callback_data":"1:s:JlfSD1SKCMgCyA9G:7"},{"text":"🟡 8","callback_data":"1:s:JlfSD1SKCMgCyA9G:8"},{"text":"9","style":"success","callback_data":"1:s:JlfSD1SKCMgCyA9G:9"},{"text":"10","style":"success","callback_data":"1:s:JlfSD1SKCMgCyA9G:10"}],[{"text":"Not now","callback_data":"1:l:JlfSD1SKCMgCyA9G"},{"text":"Not for 3 months","callback_data":"1:p:JlfSD1SKCMgCyA9G"},{"text":"Never","callback_data":"1:n:JlfSD1SKCMgCyA9G"}]]}},"chat_instance":"-5100000012","data":"1:s:JlfSD1SKCMgCyA9G:8"}}',1794996080674963,'new',0,'',NULL);
INSERT INTO "inbox" VALUES(91,'slack','interaction:7536a36f6ff6766c283aa5dea4017bd6fb2783be783926cc40e0ff21fa495ca9','U0CAST12','{"type":"block_actions","user":{"id":"U0CAST12","username":"petra","name":"petra","team_id":"T0HOME"},"api_app_id":"A0APP","token":"verification","team":{"id":"T0HOME","domain":"home"},"enterprise":null,"is_enterprise_install":false,"actions":[{"type":"button","action_id":"1.1","block_id":"GCWRIKM925","text":{"type":"plain_text","text":"🟡 7","emoji":true},"action_ts":"1794996080.692719","value":"1:s:Bd8Tglii0140hmxl:7"}],"container":{"type":"message","message_ts":"1794995762.762945","channel_id":"DQI1VDUSUKM","is_ephemeral":false},"channel":{"id":"DQI1VDUSUKM","name":"directmessage"},"state":{"values":{}},"trigger_id":"1DKTSM9CZ4V.2C0SPSPQYSY.ark0pgj2nlz","response_url":"http://sandbox.invalid/slack/response/DFYUV8NZ9Q","message":{"type":"message","user":"U0BOT","ts":"1794995762.762945","text":"Your answer goes to the Acme team with your name; it isn''t anonymous.\nHow likely are you to recommend Acme to a friend or colleague?\n0 = Not at all likely · 10 = Extremely likely","team":"T0HOME","bot_id":"B0BOT","app_id":"A0APP","blocks":[{"type":"context","elements":[{"type":"plain_text","text":"Your answer goes to the Acme team with your name; it isn''t anonymous.","emoji":true}],"block_id":"NB4UH2XHF6"},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"How likely are you to recommend "},{"type":"text","text":"Acme","style":{"bold":true}},{"type":"text","text":" to a friend or colleague?"}]}],"block_id":"BZTM5715MJ"},{"type":"context","elements":[{"type":"plain_text","text":"0 = Not at all likely · 10 = Extremely likely","emoji":true}],"block_id":"6A7UDIDP59"},{"type":"actions","elements":[{"type":"button","action_id":"0.0","text":{"type":"plain_text","text":"0","emoji":true},"value":"1:s:Bd8Tglii0140hmxl:0","style":"danger","accessibility_label":"0 of 10: not at all likely"},{"type":"button","action_id":"0.1","text":{"type":"plain_text","text":"1","emoji":true},"value":"1:s:Bd8Tglii0140hmxl:1","style":"danger","accessibility_label":"1 of 10"},{"type":"button","action_id":"0.2","text":{"type":"plain_text","text":"2","emoji":true},"value":"1:s:Bd8Tglii0140hmxl:2","style":"danger","accessibility_label":"2 of 10"},{"type":"button","action_id":"0.3","text":{"type":"plain_text","text":"3","emoji":true},"value":"1:s:Bd8Tglii0140hmxl:3","style":"danger","accessibility_label":"3 of 10"},{"type":"button","action_id":"0.4","text":{"type":"plain_text","text":"4","emoji":true},"value":"1:s:Bd8Tglii0140hmxl:4","style":"danger","accessibility_label":"4 of 10"},{"type":"button","action_id":"0.5","text":{"type":"plain_text","text":"5","emoji":true},"value":"1:s:Bd8Tglii0140hmxl:5","style":"danger","accessibility_label":"5 of 10"}],"block_id":"N3BYZTL1MJ"},{"type":"actions","elements":[{"type":"button","action_id":"1.0","text":{"type":"plain_text","text":"6","emoji":true},"value":"1:s:Bd8Tglii0140hmxl:6","style":"danger","accessibility_label":"6 of 10"},{"type":"button","action_id":"1.1","text":{"type":"plain_text","text":"🟡 7","emoji":true},"value":"1:s:Bd8Tglii0140hmxl:7","accessibility_label":"7 of 10"},{"type":"button","action_id":"1.2","text":{"type":"plain_text","text":"🟡 8","emoji":true},"value":"1:s:Bd8Tglii0140hmxl:8","accessibility_label":"8 of 10"},{"type":"button","action_id":"1.3","text":{"type":"plain_text","text":"9","emoji":true},"value":"1:s:Bd8Tglii0140hmxl:9","style":"primary","accessibility_label":"9 of 10"},{"type":"button","action_id":"1.4","text":{"type":"plain_text","text":"10","emoji":true},"value":"1:s:Bd8Tglii0140hmxl:10","style":"primary","accessibility_label":"10 of 10: extremely likely"}],"block_id":"GCWRIKM925"},{"type":"actions","elements":[{"type":"button","action_id":"2.0","text":{"type":"plain_text","text":"Not now","emoji":true},"value":"1:l:Bd8Tglii0140hmxl"},{"type":"button","action_id":"2.1","text":{"type":"plain_text","text":"Not for 3 months","emoji":true},"value":"1:p:Bd8Tglii0140hmxl"},{"type":"button","action_id":"2.2","text":{"type":"plain_text","text":"Never","emoji":true},"value":"1:n:Bd8Tglii0140hmxl"}],"block_id":"YGYO7CE99G"}]}}',1794996080692829,'parked',0,'KeyError in its work',NULL);
INSERT INTO "inbox" VALUES(92,'telegram','700000044','5100000013','{"update_id":700000044,"callback_query":{"id":"4000000000000024","from":{"id":5100000013,"is_bot":false,"first_name":"Piet","language_code":"en"},"message":{"message_id":1,"from":{"id":7000000001,"is_bot":true,"first_name":"Survey bot","username":"sandbox_survey_bot"},"chat":{"id":5100000013,"type":"private","first_name":"Piet"},"date":1794995762,"text":"Your answer goes to the Acme team with your name; it isn''t anonymous.\n\nHow likely are you to recommend Acme to a friend or colleague?\n\n0 = Not at all likely · 10 = Extremely likely","entities":[{"type":"italic","offset":0,"length":69},{"type":"bold","offset":103,"length":4},{"type":"italic","offset":135,"length":45}],"reply_markup":{"inline_keyboard":[[{"text":"0","style":"danger","callback_data":"1:s:q1S7DWawewqGXTS8:0"},{"text":"1","style":"danger","callback_data":"1:s:q1S7DWawewqGXTS8:1"},{"text":"2","style":"danger","callback_data":"1:s:q1S7DWawewqGXTS8:2"},{"text":"3","style":"danger","callback_data":"1:s:q1S7DWawewqGXTS8:3"},{"text":"4","style":"danger","callback_data":"1:s:q1S7DWawewqGXTS8:4"},{"text":"5","style":"danger","callback_data":"1:s:q1S7DWawewqGXTS8:5"}],[{"text":"6","style":"danger","callback_data":"1:s:q1S7DWawewqGXTS8:6"},{"text":"🟡 7","callback_data":"1:s:q1S7DWawewqGXTS8:7"},{"text":"🟡 8","callback_data":"1:s:q1S7DWawewqGXTS8:8"},{"text":"9","style":"success","callback_data":"1:s:q1S7DWawewqGXTS8:9"},{"text":"10","style":"success","callback_data":"1:s:q1S7DWawewqGXTS8:10"}],[{"text":"Not now","callback_data":"1:l:q1S7DWawewqGXTS8"},{"text":"Not for 3 months","callback_data":"1:p:q1S7DWawewqGXTS8"},{"text":"Never","callback_data":"1:n:q1S7DWawewqGXTS8"}]]}},"chat_instance":"-5100000013","data":"1:s:q1S7DWawewqGXTS8:7"}}',1794996080729254,'parked',0,'KeyError in its work',NULL);
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
	pressed_at BIGINT, 
	experiment BOOLEAN DEFAULT 0 NOT NULL, 
	declined_at BIGINT, 
	reminder VARCHAR, 
	test BOOLEAN DEFAULT 0 NOT NULL, 
	kind VARCHAR DEFAULT 'nps' NOT NULL, campaign VARCHAR, 
	CONSTRAINT pk_invitations PRIMARY KEY (id), 
	CONSTRAINT ck_invitations_answered CHECK ((score IS NULL) = (answered_at IS NULL)), 
	CONSTRAINT ck_invitations_scale CHECK ((kind = 'nps' AND score BETWEEN 0 AND 10) OR (kind = 'csat' AND score BETWEEN 1 AND 5)), 
	CONSTRAINT fk_invitations_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id), 
	CONSTRAINT fk_invitations_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_invitations_survey_person_id_round UNIQUE (survey, person_id, round), 
	CONSTRAINT uq_invitations_token UNIQUE (token)
);
INSERT INTO "invitations" VALUES(1,'tT5tIG9J-vOiWqFQ','relationship',7,7,1,'handed over','coloured',1794995762451626,1794995762519122,1796205362451626,1,'D9PIOEQLG67/1794995762.513586',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(2,'abOPAQy50WnUuUNf','relationship',8,8,1,'handed over','coloured',1794995762451626,1794995762510436,1796205362451626,1,'5100000001/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(3,'nk53rKodA_qUlv7K','relationship',9,9,1,'answered','coloured',1794995762451626,1794995762532265,1796205362451626,1,'D6Q1E0TNJBT/1794995762.531419',3,1794995764105163,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995764100397,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(4,'-D1mLXwDS_yup2SR','relationship',10,10,1,'answered','coloured',1794995762451626,1794995762526762,1796205362451626,1,'5100000002/1',3,1794995765165438,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(5,'2r0KxEy0vEUpPsxi','relationship',11,11,1,'answered','coloured',1794995762451626,1794995762557706,1796205362451626,1,'DRO7IBUPBD0/1794995762.556949',2,1794995766192732,1,NULL,NULL,0,0,0,NULL,NULL,0,1794995777410060,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(6,'0h0jhYIhz-dibzC5','relationship',12,12,1,'answered','coloured',1794995762451626,1794995762554868,1796205362451626,1,'5100000003/1',2,1794995767215083,1,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(7,'uTM85BeRhB1IO0z0','relationship',13,13,1,'answered','coloured',1794995762451626,1794995762585967,1796205362451626,1,'DM47XSMCTAC/1794995762.584774',9,1794995768243404,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995768235687,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(8,'MzS-rwbGrAmuyvzD','relationship',14,14,1,'answered','coloured',1794995762451626,1794995762578655,1796205362451626,1,'5100000004/1',9,1794995769260814,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(9,'-tGFX6ao5_bEkLlA','relationship',15,15,1,'answered','coloured',1794995762451626,1794995762609771,1796205362451626,1,'DLKXRCCTV0C/1794995778.643738',10,1794995770283214,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995770278796,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(10,'QPlCLMyfmBC-NvvV','relationship',16,16,1,'answered','coloured',1794995762451626,1794995762618340,1796205362451626,1,'5100000005/3',10,1794995771301515,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(11,'CczSjUiYs8kgisXn','relationship',17,17,1,'answered','coloured',1794995762451626,1794995762635989,1796205362451626,1,'D5UB2ON4BIQ/1794995780.697013',10,1794995772315600,0,NULL,'named',0,0,0,NULL,NULL,0,1794995781720502,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(12,'RUS7jks7DNrkjvYi','relationship',18,18,1,'answered','coloured',1794995762451626,1794995762632496,1796205362451626,1,'5100000006/3',10,1794995773326178,0,NULL,'named',0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(13,'RtggnCEjkEf8ALyr','relationship',19,19,1,'declined','coloured',1794995762451626,1794995762657457,1796205362451626,1,'DIWA1C6DKB1/1794995762.656604',NULL,NULL,0,NULL,NULL,0,0,1,'not now',1795254986807861,0,1794995786803864,0,1794995786807861,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(14,'y05Q8yZ1gNdZGsiz','relationship',20,20,1,'declined','coloured',1794995762451626,1794995762652296,1796205362451626,1,'5100000007/1',NULL,NULL,0,NULL,NULL,0,0,1,'not now',1795254986821255,0,NULL,0,1794995786821255,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(15,'7lIcW44dp5zv2Iaw','relationship',21,21,1,'declined','coloured',1794995762451626,1794995762683901,1796205362451626,1,'DWKSOIY0WQQ/1794995762.681923',NULL,NULL,0,NULL,NULL,0,0,0,'never',NULL,0,1794995786835254,0,1794995786840719,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(16,'PPd-KKjxcVMTg9A4','relationship',22,22,1,'declined','coloured',1794995762451626,1794995762678294,1796205362451626,1,'5100000008/1',NULL,NULL,0,NULL,NULL,0,0,0,'never',NULL,0,NULL,0,1794995787867896,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(17,'2gy_T5YKXf1uQZFi','relationship',23,23,1,'answered','coloured',1794995762451626,1794995762715106,1796205362451626,1,'D8KJC4LHJ1L/1794995762.709812',8,1794996017352479,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(18,'Co78gq1Ga6vVerNl','relationship',24,24,1,'answered','coloured',1794995762451626,1794995762705481,1796205362451626,1,'5100000010/1',8,1794996018374937,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(19,'95biCoxNQB_DY67j','relationship',25,25,1,'handed over','coloured',1794995762451626,1794995762741135,1796205362451626,1,'D30X953BS7F/1794995762.737288',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(20,'JlfSD1SKCMgCyA9G','relationship',26,26,1,'handed over','coloured',1794995762451626,1794995762730672,1796205362451626,1,'5100000012/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(21,'Bd8Tglii0140hmxl','relationship',27,27,1,'handed over','coloured',1794995762451626,1794995762769251,1796205362451626,1,'DQI1VDUSUKM/1794995762.762945',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(22,'q1S7DWawewqGXTS8','relationship',28,28,1,'handed over','coloured',1794995762451626,1794995762771898,1796205362451626,1,'5100000013/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(23,'1brYCIGXwUgBJUP6','relationship',29,29,1,'handed over','coloured',1794995762451626,1794995762783562,1796205362451626,1,'DCQGUUMW01A/1794995762.782747',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(24,'kUYekQrX4KYF74GB','relationship',30,30,1,'handed over','coloured',1794995762451626,1794995762780108,1796205362451626,1,'5100000016/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(25,'0zozb42H7yfVjQV4','relationship',31,31,1,'handed over','coloured',1794995762451626,1794995762807711,1796205362451626,1,'DAWLXSKSK1G/1794995793.983661',NULL,NULL,0,NULL,NULL,0,1,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(26,'eNt3RFBgeRD9rAmM','relationship',32,32,1,'handed over','coloured',1794995762451626,1794995762803688,1796205362451626,1,'5100000017/5',NULL,NULL,0,NULL,NULL,0,1,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(27,'1dC5f09s8c6VrfQi','relationship',33,33,1,'answered','coloured',1794995762451626,1794995762836134,1796205362451626,1,'DMOD0RLXNMS/1794995762.835200',9,1794995774340207,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995774336180,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(28,'BrU6TDS72yEpKl3l','relationship',34,34,1,'answered','coloured',1794995762451626,1794995762829594,1796205362451626,1,'5100000018/1',9,1794995775353450,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(29,'qaFrJtY6G4ThAmmp','relationship',35,35,1,'answered','coloured',1794995762451626,1794995762864059,1796205362451626,1,'DGHTBCX56TR/1794995762.863086',9,1794996019438062,0,NULL,NULL,0,0,0,NULL,NULL,0,1794996019418734,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(30,'dVuX_ZBsCV17Tngu','relationship',36,36,1,'answered','coloured',1794995762451626,1794995762858574,1796205362451626,1,'5100000019/1',9,1794996020463318,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(31,'ms-AHRP8JIpn_1rW','relationship',37,37,1,'answered','coloured',1794995762451626,1794995762885141,1796205362451626,1,'D5OYFK6IFQT/1794996005.579269',1,1794995776371270,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995776366749,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(32,'pR6ogJVqYIoRuQri','relationship',38,38,1,'answered','coloured',1794995762451626,1794995762877242,1796205362451626,1,'5100000020/3',1,1794995777391017,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(33,'Z4HEGBMKuwAUab7t','relationship',39,39,1,'answered','coloured',1794995762451626,1794995762908574,1796205362451626,1,'DA63H5C4QNY/1794995762.907375',0,1794996001436917,0,NULL,NULL,0,0,0,NULL,NULL,0,1794996001433702,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(34,'ctOuxvYzIaBcsAbv','relationship',40,40,1,'answered','coloured',1794995762451626,1794995762908236,1796205362451626,1,'5100000021/1',0,1794996002485532,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(35,'XgfAwQUpCzqVKr_h','relationship',41,41,1,'undeliverable','coloured',1794995762451626,1794995762935943,1796205362451626,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(36,'MhnK_flHvfY2CiJd','relationship',42,42,1,'handed over','coloured',1794995762451626,1794995762962058,1796205362451626,1,'DNCVOT4WW6Y/1794995762.961163',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(37,'cNc2SI6hk_KCS1SD','relationship',43,43,1,'answered','coloured',1794995762451626,1794995762984241,1796205362451626,1,'D1TYRTYL34K/1794995762.983464',2,1794995784732109,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995784727405,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(38,'pns3G2_K5XbuaaVP','relationship',44,44,1,'answered','coloured',1794995762451626,1794995762928905,1796205362451626,1,'5100000024/1',2,1794995784732109,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(39,'Ck_-5JqhQbNLXEjG','relationship',45,45,1,'answered','coloured',1794995762451626,1794995763014911,1796205362451626,1,'DTR67SN4LI5/1794995763.009865',2,1794995784732109,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995784729928,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(40,'IwycVTuFZNy3a8V0','relationship',46,46,1,'answered','coloured',1794995762451626,1794995762968287,1796205362451626,1,'5100000025/1',2,1794995784732109,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(41,'W2hIhitomNF39XIk','relationship',47,47,1,'answered','coloured',1794995762451626,1794995763034805,1796205362451626,1,'DC400B2UX6S/1794996010.886369',2,1794995784732109,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995784731523,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(42,'KfjIM2mb0Bx8cGI0','relationship',48,48,1,'answered','coloured',1794995762451626,1794995762979558,1796205362451626,1,'5100000026/3',2,1794995784732109,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(43,'OLeN6VB5GBwm2Amf','relationship',49,49,1,'answered','coloured',1794995762451626,1794995763057882,1796205362451626,1,'DSKVK0ZVT1P/1794995763.056791',4,1794996016216983,0,NULL,NULL,0,0,0,NULL,NULL,0,1794996016210630,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(44,'0npGnrb1BE2k__dY','relationship',50,50,1,'answered','coloured',1794995762451626,1794995763001389,1796205362451626,1,'5100000027/1',4,1794996016216983,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(45,'znpWkt0B8wBfqNnq','relationship',51,51,1,'handed over','coloured',1794995798061889,1794995798085646,1795082198061889,1,'DRAYDJSXK6Z/1794995798.084625',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,1,'nps',NULL);
INSERT INTO "invitations" VALUES(46,'CYnGtPxS1sHh9N35','support',58,58,1,'handed over','coloured',1794995799516500,1794995799547584,1796205399516500,1,'D0W4QCSBUM7/1794995799.546831',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'csat',NULL);
INSERT INTO "invitations" VALUES(47,'4hnYsCHme_s2s02H','support',59,59,1,'handed over','coloured',1794995799516500,1794995799551498,1796205399516500,1,'5100000032/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'csat',NULL);
INSERT INTO "invitations" VALUES(48,'9Gs9XEPLF_2jURvr','support',60,60,1,'answered','coloured',1794995799516500,1794995799561252,1796205399516500,1,'D9KO7CY4XIT/1794995799.560121',5,1794995800598930,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995800587366,0,NULL,NULL,0,'csat',NULL);
INSERT INTO "invitations" VALUES(49,'Y04BI9QUm7kVDgzD','support',61,61,1,'answered','coloured',1794995799516500,1794995799564338,1796205399516500,1,'5100000034/1',5,1794995801616093,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'csat',NULL);
INSERT INTO "invitations" VALUES(50,'Bs_9tfEQB_-qNtDJ','support',62,62,1,'answered','coloured',1794995799516500,1794995799587067,1796205399516500,1,'DAQ5YSWBG4H/1794995804.717283',1,1794995802642377,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995802627169,0,NULL,NULL,0,'csat',NULL);
INSERT INTO "invitations" VALUES(51,'y49Eix7zmBCgVRkH','support',63,63,1,'answered','coloured',1794995799516500,1794995800590718,1796205399516500,1,'5100000035/3',1,1794995803663365,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'csat',NULL);
INSERT INTO "invitations" VALUES(52,'CMrooojdJ-207l26','relationship',70,70,1,'handed over','coloured',1794995805781909,1794995805844800,1796205405781909,1,'DHFZXHIBKZV/1794995805.843813',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps','running-campaign');
INSERT INTO "invitations" VALUES(53,'-TWxXExbtQZWkSAr','relationship',71,71,1,'handed over','coloured',1794995805781909,1794995805844497,1796205405781909,1,'5100000036/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps','running-campaign');
INSERT INTO "invitations" VALUES(54,'3WwCXzMc7KVAjzgU','relationship',74,74,1,'queued','coloured',1794995805781909,NULL,1796205405781909,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps','paused-campaign');
INSERT INTO "invitations" VALUES(55,'N0PrXUvHv71BvGkA','relationship',75,75,1,'queued','coloured',1794995805781909,NULL,1796205405781909,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps','paused-campaign');
INSERT INTO "invitations" VALUES(56,'fkkdlKZqZNUH2DuG','relationship',76,76,1,'answered','coloured',1794995811874139,1794995811882577,1796205411874139,1,'DKWUX85YGP3/1794995813.926627',2,1794995812887703,0,1,NULL,0,0,0,NULL,NULL,0,1794995813930139,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(57,'TpR5zr9ifGsmYIzt','relationship',77,77,1,'answered','coloured',1794995815994700,1794995816015457,1796205415994700,1,'5100000039/3',2,1794995817026547,0,1,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(58,'F-3qYkXV2krkb-Cd','relationship',78,78,1,'answered','coloured',1794995822145412,1794995822159320,1796205422145412,1,'DI0P4TKKPZV/1794995822.158482',9,1794995823164737,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995823210379,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(59,'m30sNchg-tAkg98s','relationship',79,79,1,'answered','coloured',1794995824241000,1794995824256304,1796205424241000,1,'5100000040/1',9,1794995825266974,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(60,'oBiy3VbwuKB6WiAN','relationship',84,83,1,'answered','coloured',1794995899598694,1794995899624439,1796205499598694,1,'DDV6AI4CUXR/1794995899.623538',8,1794995900644289,0,NULL,NULL,0,0,0,NULL,NULL,0,1794995900624689,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(61,'tQfk_J7zMFiNHwju','relationship',86,85,1,'undeliverable','coloured',1794995900734583,NULL,1796205500734583,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(62,'pJ4HKUc7j7yrvESW','relationship',87,86,1,'answered','coloured',1794995901807739,1794995901838836,1796205501807739,1,NULL,1,1794995902885577,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(63,'OorNEyGDWDzC_0In','relationship',88,87,1,'answered','coloured',1794995901807739,1794995901856242,1796205501807739,1,NULL,1,1794995904967372,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(64,'nGhgocCQ2C3cKcq3','relationship',89,88,1,'uncertain','coloured',1794996000329823,NULL,1796205600329823,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(65,'q1jBBMapAeWf3p2O','relationship',90,89,1,'uncertain','coloured',1794996000329823,NULL,1796205600329823,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps',NULL);
INSERT INTO "invitations" VALUES(66,'YwrTu5ndHtwNg3Fc','relationship',3,3,1,'queued','coloured',1794996080600308,NULL,1796205680600308,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps','recorded-campaign');
INSERT INTO "invitations" VALUES(67,'6Ad-V6qSq5PzVx2V','relationship',4,4,1,'queued','coloured',1794996080600308,NULL,1796205680600308,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,0,NULL,NULL,0,'nps','recorded-campaign');
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
INSERT INTO "moved_chats" VALUES('-4000099','-1001000000051');
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
INSERT INTO "outbox" VALUES(1,'summary','relationship/2026-W45','slack',5,1794211206543931,'sent',2,NULL,1794211210909700,1,0,NULL,'',1793782800524119,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(2,'summary','quiet/2026-W45','slack',5,1794211200000000,'sent',2,NULL,1794211205552803,1,0,NULL,'',1793782800524119,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(3,'summary','resting/2026-W45','slack',5,1794211200000000,'sent',2,NULL,1794211207264669,1,0,NULL,'',1793782800524119,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(4,'summary','missed/2026-W45','slack',5,1794470400000000,'dropped',4,NULL,1794816001119003,1,0,NULL,'2026-W46 is posted instead',1793782800524119,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(5,'summary','doubted/2026-W45','slack',5,1794391200000000,'sent',3,NULL,1794391261112094,1,0,NULL,'',1793782800524119,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(6,'summary','posted/2026-W45','slack',5,1794391260000000,'sent',3,NULL,1794391262270257,1,0,NULL,'',1793782800524119,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(7,'summary','claimed/2026-W45','slack',5,1794391260000000,'sent',3,NULL,1794391263474914,1,0,NULL,'',1793782800524119,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(8,'summary','due/2026-W45','slack',5,1794391260000000,'sent',3,NULL,1794391264682228,1,0,NULL,'',1793782800524119,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(9,'summary','failed/2026-W45','slack',5,1794391260000000,'sent',3,NULL,1794391265886071,1,0,NULL,'',1793782800524119,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(10,'summary','pulse/2026-W45','slack',5,1794211200000000,'sent',2,NULL,1794211208470148,1,0,NULL,'',1793782800524119,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(11,'summary','checkup/2026-W45','slack',5,1794211200000000,'sent',2,NULL,1794211209677155,1,0,NULL,'',1793782800524119,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(12,'rhythm','pulse','jobs',5,1795071954000000,'due',38,NULL,1794995799399427,0,0,'null','',1793782800544224,'telegram/43','rhythm pulse',0,NULL);
INSERT INTO "outbox" VALUES(13,'rhythm','checkup','jobs',5,1795082198142879,'due',28,NULL,1794995798226028,0,0,'null','',1793782800544224,NULL,'rhythm checkup',0,NULL);
INSERT INTO "outbox" VALUES(14,'rhythm','support','jobs',5,1795002999462102,'due',11,NULL,1794995799530740,0,0,'null','',1793782800544224,NULL,'rhythm support',0,NULL);
INSERT INTO "outbox" VALUES(15,'trouble','outage 2026-11-04T09:00:00.614591+00:00','telegram',2,1794211201025394,'sent',1,NULL,1794211201151264,1,0,NULL,'',1794211201025394,NULL,'admin',0,NULL);
INSERT INTO "outbox" VALUES(16,'start offer','support','telegram',5,1794211201192177,'sent',1,NULL,1794211202334978,1,0,NULL,'',1794211201192177,NULL,'admin',0,NULL);
INSERT INTO "outbox" VALUES(17,'summary','quiet/2026-W46','slack',5,1794816000000000,'sent',3,NULL,1794816001134339,1,0,NULL,'',1794211206075883,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(18,'summary','resting/2026-W46','slack',5,1794816000000000,'dropped',3,NULL,1794816002270570,1,0,NULL,'nothing has happened for weeks',1794211207289383,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(19,'summary','pulse/2026-W46','slack',5,1794816000000000,'sent',3,NULL,1794816002277316,1,0,NULL,'',1794211208484328,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(20,'summary','checkup/2026-W46','slack',5,1794816000000000,'sent',3,NULL,1794816003476149,1,0,NULL,'',1794211209691208,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(21,'summary','relationship/2026-W46','slack',5,1794816000000000,'sent',4,NULL,1794995760169147,1,0,NULL,'',1794211210913548,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(22,'trouble','outage 2026-11-09T08:00:01.025394+00:00','telegram',2,1794391261021149,'sent',1,NULL,1794391261111596,1,0,NULL,'',1794391261021149,NULL,'admin',0,NULL);
INSERT INTO "outbox" VALUES(23,'summary','doubted/2026-W46','slack',5,1794996030260542,'due',3,NULL,1794996000131922,1,1,'null','unreadable answer',1794391261131608,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(24,'summary','posted/2026-W46','slack',5,1794996060000000,'sending',3,'claim of posted',1794996080837125,1,0,'null','',1794391262282216,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(25,'summary','claimed/2026-W46','slack',5,1794996060000000,'sending',3,'claim of claimed',1794996080837125,1,0,'null','',1794391263488414,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(26,'summary','due/2026-W46','slack',5,1794996060000000,'due',3,NULL,NULL,0,0,'null','',1794391264698054,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(27,'summary','failed/2026-W46','slack',5,1794996060000000,'failed',3,NULL,1794996080837125,1,0,'null','channel_not_found',1794391265899630,NULL,'team',0,'{"reason": "platform", "code": "", "needed": ""}');
INSERT INTO "outbox" VALUES(28,'trouble','outage 2026-11-11T10:01:01.021149+00:00','telegram',2,1794816001019740,'sent',1,NULL,1794816001119028,1,0,NULL,'',1794816001019740,NULL,'admin',0,NULL);
INSERT INTO "outbox" VALUES(29,'summary','missed/2026-W46','slack',5,1795075200000000,'due',2,NULL,NULL,0,0,'null','',1794816001119003,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(30,'summary','quiet/2026-W47','slack',5,1795420800000000,'due',2,NULL,NULL,0,0,'null','',1794816001160148,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(31,'summary','resting/2026-W47','slack',5,1795420800000000,'due',2,NULL,NULL,0,0,'null','',1794816002270570,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(32,'summary','pulse/2026-W47','slack',5,1795420800000000,'due',2,NULL,NULL,0,0,'null','',1794816002298586,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(33,'summary','checkup/2026-W47','slack',5,1795420800000000,'due',2,NULL,NULL,0,0,'null','',1794816003488113,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(34,'trouble','outage 2026-11-16T08:00:01.019740+00:00','telegram',2,1794995760050581,'sent',1,NULL,1794995760138771,1,0,NULL,'',1794995760050581,NULL,'admin',0,NULL);
INSERT INTO "outbox" VALUES(35,'summary','relationship/2026-W47','slack',5,1795420800000000,'due',1,NULL,NULL,0,0,'null','',1794995760181084,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(36,'question','1','slack',3,1794995762451626,'sent',1,NULL,1794995762504663,1,0,NULL,'',1794995762451626,NULL,'contact 7',0,NULL);
INSERT INTO "outbox" VALUES(37,'question','2','telegram',3,1794995762451626,'sent',1,NULL,1794995762497464,1,0,NULL,'',1794995762451626,NULL,'contact 8',0,NULL);
INSERT INTO "outbox" VALUES(38,'question','3','slack',3,1794995762451626,'sent',1,NULL,1794995762504679,1,0,NULL,'',1794995762451626,NULL,'contact 9',0,NULL);
INSERT INTO "outbox" VALUES(39,'question','4','telegram',3,1794995762451626,'sent',1,NULL,1794995762497490,1,0,NULL,'',1794995762451626,NULL,'contact 10',0,NULL);
INSERT INTO "outbox" VALUES(40,'question','5','slack',3,1794995762451626,'sent',1,NULL,1794995762504689,1,0,NULL,'',1794995762451626,NULL,'contact 11',0,NULL);
INSERT INTO "outbox" VALUES(41,'question','6','telegram',3,1794995762451626,'sent',1,NULL,1794995762497499,1,0,NULL,'',1794995762451626,NULL,'contact 12',0,NULL);
INSERT INTO "outbox" VALUES(42,'question','7','slack',3,1794995762451626,'sent',1,NULL,1794995762534572,1,0,NULL,'',1794995762451626,NULL,'contact 13',0,NULL);
INSERT INTO "outbox" VALUES(43,'question','8','telegram',3,1794995762451626,'sent',1,NULL,1794995762524429,1,0,NULL,'',1794995762451626,NULL,'contact 14',0,NULL);
INSERT INTO "outbox" VALUES(44,'question','9','slack',3,1794995762451626,'sent',1,NULL,1794995762561604,1,0,NULL,'',1794995762451626,NULL,'contact 15',0,NULL);
INSERT INTO "outbox" VALUES(45,'question','10','telegram',3,1794995762451626,'sent',1,NULL,1794995762551281,1,0,NULL,'',1794995762451626,NULL,'contact 16',0,NULL);
INSERT INTO "outbox" VALUES(46,'question','11','slack',3,1794995762451626,'sent',1,NULL,1794995762583684,1,0,NULL,'',1794995762451626,NULL,'contact 17',0,NULL);
INSERT INTO "outbox" VALUES(47,'question','12','telegram',3,1794995762451626,'sent',1,NULL,1794995762574889,1,0,NULL,'',1794995762451626,NULL,'contact 18',0,NULL);
INSERT INTO "outbox" VALUES(48,'question','13','slack',3,1794995762451626,'sent',1,NULL,1794995762608366,1,0,NULL,'',1794995762451626,NULL,'contact 19',0,NULL);
INSERT INTO "outbox" VALUES(49,'question','14','telegram',3,1794995762451626,'sent',1,NULL,1794995762599791,1,0,NULL,'',1794995762451626,NULL,'contact 20',0,NULL);
INSERT INTO "outbox" VALUES(50,'question','15','slack',3,1794995762451626,'sent',1,NULL,1794995762634734,1,0,NULL,'',1794995762451626,NULL,'contact 21',0,NULL);
INSERT INTO "outbox" VALUES(51,'question','16','telegram',3,1794995762451626,'sent',1,NULL,1794995762626566,1,0,NULL,'',1794995762451626,NULL,'contact 22',0,NULL);
INSERT INTO "outbox" VALUES(52,'question','17','slack',3,1794995762451626,'sent',1,NULL,1794995762662554,1,0,NULL,'',1794995762451626,NULL,'contact 23',0,NULL);
INSERT INTO "outbox" VALUES(53,'question','18','telegram',3,1794995762451626,'sent',1,NULL,1794995762649337,1,0,NULL,'',1794995762451626,NULL,'contact 24',0,NULL);
INSERT INTO "outbox" VALUES(54,'question','19','slack',3,1794995762451626,'sent',1,NULL,1794995762684793,1,0,NULL,'',1794995762451626,NULL,'contact 25',0,NULL);
INSERT INTO "outbox" VALUES(55,'question','20','telegram',3,1794995762451626,'sent',1,NULL,1794995762674904,1,0,NULL,'',1794995762451626,NULL,'contact 26',0,NULL);
INSERT INTO "outbox" VALUES(56,'question','21','slack',3,1794995762451626,'sent',1,NULL,1794995762709377,1,0,NULL,'',1794995762451626,NULL,'contact 27',0,NULL);
INSERT INTO "outbox" VALUES(57,'question','22','telegram',3,1794995762451626,'sent',1,NULL,1794995762700593,1,0,NULL,'',1794995762451626,NULL,'contact 28',0,NULL);
INSERT INTO "outbox" VALUES(58,'question','23','slack',3,1794995762451626,'sent',1,NULL,1794995762742448,1,0,NULL,'',1794995762451626,NULL,'contact 29',0,NULL);
INSERT INTO "outbox" VALUES(59,'question','24','telegram',3,1794995762451626,'sent',1,NULL,1794995762724105,1,0,NULL,'',1794995762451626,NULL,'contact 30',0,NULL);
INSERT INTO "outbox" VALUES(60,'question','25','slack',3,1794995762451626,'sent',1,NULL,1794995762760839,1,0,NULL,'',1794995762451626,NULL,'contact 31',0,NULL);
INSERT INTO "outbox" VALUES(61,'question','26','telegram',3,1794995762451626,'sent',1,NULL,1794995762760812,1,0,NULL,'',1794995762451626,NULL,'contact 32',0,NULL);
INSERT INTO "outbox" VALUES(62,'question','27','slack',3,1794995762451626,'sent',1,NULL,1794995762782346,1,0,NULL,'',1794995762451626,NULL,'contact 33',0,NULL);
INSERT INTO "outbox" VALUES(63,'question','28','telegram',3,1794995762451626,'sent',1,NULL,1794995762778731,1,0,NULL,'',1794995762451626,NULL,'contact 34',0,NULL);
INSERT INTO "outbox" VALUES(64,'question','29','slack',3,1794995762451626,'sent',1,NULL,1794995762806446,1,0,NULL,'',1794995762451626,NULL,'contact 35',0,NULL);
INSERT INTO "outbox" VALUES(65,'question','30','telegram',3,1794995762451626,'sent',1,NULL,1794995762799839,1,0,NULL,'',1794995762451626,NULL,'contact 36',0,NULL);
INSERT INTO "outbox" VALUES(66,'question','31','slack',3,1794995762451626,'sent',1,NULL,1794995762841091,1,0,NULL,'',1794995762451626,NULL,'contact 37',0,NULL);
INSERT INTO "outbox" VALUES(67,'question','32','telegram',3,1794995762451626,'sent',1,NULL,1794995762825451,1,0,NULL,'',1794995762451626,NULL,'contact 38',0,NULL);
INSERT INTO "outbox" VALUES(68,'question','33','slack',3,1794995762451626,'sent',1,NULL,1794995762862604,1,0,NULL,'',1794995762451626,NULL,'contact 39',0,NULL);
INSERT INTO "outbox" VALUES(69,'question','34','telegram',3,1794995762451626,'sent',1,NULL,1794995762851333,1,0,NULL,'',1794995762451626,NULL,'contact 40',0,NULL);
INSERT INTO "outbox" VALUES(70,'question','35','slack',3,1794995762451626,'sent',1,NULL,1794995762889656,1,0,NULL,'',1794995762451626,NULL,'contact 41',0,NULL);
INSERT INTO "outbox" VALUES(71,'question','36','slack',3,1794995762451626,'sent',1,NULL,1794995762914946,1,0,NULL,'',1794995762451626,NULL,'contact 42',0,NULL);
INSERT INTO "outbox" VALUES(72,'question','37','slack',3,1794995762451626,'sent',1,NULL,1794995762939643,1,0,NULL,'',1794995762451626,NULL,'contact 43',0,NULL);
INSERT INTO "outbox" VALUES(73,'question','38','telegram',3,1794995762451626,'sent',1,NULL,1794995762875312,1,0,NULL,'',1794995762451626,NULL,'contact 44',0,NULL);
INSERT INTO "outbox" VALUES(74,'question','39','slack',3,1794995762451626,'sent',1,NULL,1794995762960473,1,0,NULL,'',1794995762451626,NULL,'contact 45',0,NULL);
INSERT INTO "outbox" VALUES(75,'question','40','telegram',3,1794995762451626,'sent',1,NULL,1794995762900265,1,0,NULL,'',1794995762451626,NULL,'contact 46',0,NULL);
INSERT INTO "outbox" VALUES(76,'question','41','slack',3,1794995762451626,'sent',1,NULL,1794995762983096,1,0,NULL,'',1794995762451626,NULL,'contact 47',0,NULL);
INSERT INTO "outbox" VALUES(77,'question','42','telegram',3,1794995762451626,'sent',1,NULL,1794995762923800,1,0,NULL,'',1794995762451626,NULL,'contact 48',0,NULL);
INSERT INTO "outbox" VALUES(78,'question','43','slack',3,1794995762451626,'sent',1,NULL,1794995763016346,1,0,NULL,'',1794995762451626,NULL,'contact 49',0,NULL);
INSERT INTO "outbox" VALUES(79,'question','44','telegram',3,1794995762451626,'sent',1,NULL,1794995762958551,1,0,NULL,'',1794995762451626,NULL,'contact 50',0,NULL);
INSERT INTO "outbox" VALUES(80,'reminder','2','telegram',4,1795341362510436,'due',1,NULL,NULL,0,0,'null','',1794995762510436,NULL,'contact 8',0,NULL);
INSERT INTO "outbox" VALUES(81,'expiry','2','jobs',4,1796205362451626,'due',1,NULL,NULL,0,0,'null','',1794995762510436,NULL,'contact 8',0,NULL);
INSERT INTO "outbox" VALUES(82,'reminder','1','slack',4,1795341362519122,'due',1,NULL,NULL,0,0,'null','',1794995762519122,NULL,'contact 7',0,NULL);
INSERT INTO "outbox" VALUES(83,'expiry','1','jobs',4,1796205362451626,'due',1,NULL,NULL,0,0,'null','',1794995762519122,NULL,'contact 7',0,NULL);
INSERT INTO "outbox" VALUES(84,'reminder','4','telegram',4,1795341362526762,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762526762,NULL,'contact 10',0,NULL);
INSERT INTO "outbox" VALUES(85,'expiry','4','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762526762,NULL,'contact 10',0,NULL);
INSERT INTO "outbox" VALUES(86,'reminder','3','slack',4,1795341362532265,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762532265,NULL,'contact 9',0,NULL);
INSERT INTO "outbox" VALUES(87,'expiry','3','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762532265,NULL,'contact 9',0,NULL);
INSERT INTO "outbox" VALUES(88,'reminder','6','telegram',4,1795341362554868,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762554868,NULL,'contact 12',0,NULL);
INSERT INTO "outbox" VALUES(89,'expiry','6','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762554868,NULL,'contact 12',0,NULL);
INSERT INTO "outbox" VALUES(90,'reminder','5','slack',4,1795341362557706,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762557706,NULL,'contact 11',0,NULL);
INSERT INTO "outbox" VALUES(91,'expiry','5','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762557706,NULL,'contact 11',0,NULL);
INSERT INTO "outbox" VALUES(92,'reminder','8','telegram',4,1795341362578655,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762578655,NULL,'contact 14',0,NULL);
INSERT INTO "outbox" VALUES(93,'expiry','8','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762578655,NULL,'contact 14',0,NULL);
INSERT INTO "outbox" VALUES(94,'reminder','7','slack',4,1795341362585967,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762585967,NULL,'contact 13',0,NULL);
INSERT INTO "outbox" VALUES(95,'expiry','7','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762585967,NULL,'contact 13',0,NULL);
INSERT INTO "outbox" VALUES(96,'reminder','9','slack',4,1795341362609771,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762609771,NULL,'contact 15',0,NULL);
INSERT INTO "outbox" VALUES(97,'expiry','9','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762609771,NULL,'contact 15',0,NULL);
INSERT INTO "outbox" VALUES(98,'reminder','10','telegram',4,1795341362618340,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762618340,NULL,'contact 16',0,NULL);
INSERT INTO "outbox" VALUES(99,'expiry','10','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762618340,NULL,'contact 16',0,NULL);
INSERT INTO "outbox" VALUES(100,'reminder','12','telegram',4,1795341362632496,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762632496,NULL,'contact 18',0,NULL);
INSERT INTO "outbox" VALUES(101,'expiry','12','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762632496,NULL,'contact 18',0,NULL);
INSERT INTO "outbox" VALUES(102,'reminder','11','slack',4,1795341362635989,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762635989,NULL,'contact 17',0,NULL);
INSERT INTO "outbox" VALUES(103,'expiry','11','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762635989,NULL,'contact 17',0,NULL);
INSERT INTO "outbox" VALUES(104,'reminder','14','telegram',4,1795341362652296,'dropped',1,NULL,NULL,0,0,'null','declined',1794995762652296,NULL,'contact 20',0,NULL);
INSERT INTO "outbox" VALUES(105,'expiry','14','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','declined',1794995762652296,NULL,'contact 20',0,NULL);
INSERT INTO "outbox" VALUES(106,'reminder','13','slack',4,1795341362657457,'dropped',1,NULL,NULL,0,0,'null','declined',1794995762657457,NULL,'contact 19',0,NULL);
INSERT INTO "outbox" VALUES(107,'expiry','13','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','declined',1794995762657457,NULL,'contact 19',0,NULL);
INSERT INTO "outbox" VALUES(108,'reminder','16','telegram',4,1795341362678294,'dropped',1,NULL,NULL,0,0,'null','declined',1794995762678294,NULL,'contact 22',0,NULL);
INSERT INTO "outbox" VALUES(109,'expiry','16','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','declined',1794995762678294,NULL,'contact 22',0,NULL);
INSERT INTO "outbox" VALUES(110,'reminder','15','slack',4,1795341362683901,'dropped',1,NULL,NULL,0,0,'null','declined',1794995762683901,NULL,'contact 21',0,NULL);
INSERT INTO "outbox" VALUES(111,'expiry','15','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','declined',1794995762683901,NULL,'contact 21',0,NULL);
INSERT INTO "outbox" VALUES(112,'reminder','18','telegram',4,1795341362705481,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762705481,NULL,'contact 24',0,NULL);
INSERT INTO "outbox" VALUES(113,'expiry','18','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762705481,NULL,'contact 24',0,NULL);
INSERT INTO "outbox" VALUES(114,'reminder','17','slack',4,1795341362715106,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762715106,NULL,'contact 23',0,NULL);
INSERT INTO "outbox" VALUES(115,'expiry','17','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762715106,NULL,'contact 23',0,NULL);
INSERT INTO "outbox" VALUES(116,'reminder','20','telegram',4,1795341362730672,'due',1,NULL,NULL,0,0,'null','',1794995762730672,NULL,'contact 26',0,NULL);
INSERT INTO "outbox" VALUES(117,'expiry','20','jobs',4,1796205362451626,'due',1,NULL,NULL,0,0,'null','',1794995762730672,NULL,'contact 26',0,NULL);
INSERT INTO "outbox" VALUES(118,'reminder','19','slack',4,1795341362741135,'due',1,NULL,NULL,0,0,'null','',1794995762741135,NULL,'contact 25',0,NULL);
INSERT INTO "outbox" VALUES(119,'expiry','19','jobs',4,1796205362451626,'due',1,NULL,NULL,0,0,'null','',1794995762741135,NULL,'contact 25',0,NULL);
INSERT INTO "outbox" VALUES(120,'reminder','21','slack',4,1795341362769251,'due',1,NULL,NULL,0,0,'null','',1794995762769251,NULL,'contact 27',0,NULL);
INSERT INTO "outbox" VALUES(121,'expiry','21','jobs',4,1796205362451626,'due',1,NULL,NULL,0,0,'null','',1794995762769251,NULL,'contact 27',0,NULL);
INSERT INTO "outbox" VALUES(122,'reminder','22','telegram',4,1795341362771898,'due',1,NULL,NULL,0,0,'null','',1794995762771898,NULL,'contact 28',0,NULL);
INSERT INTO "outbox" VALUES(123,'expiry','22','jobs',4,1796205362451626,'due',1,NULL,NULL,0,0,'null','',1794995762771898,NULL,'contact 28',0,NULL);
INSERT INTO "outbox" VALUES(124,'reminder','24','telegram',4,1795341362780108,'due',1,NULL,NULL,0,0,'null','',1794995762780108,NULL,'contact 30',0,NULL);
INSERT INTO "outbox" VALUES(125,'expiry','24','jobs',4,1796205362451626,'due',1,NULL,NULL,0,0,'null','',1794995762780108,NULL,'contact 30',0,NULL);
INSERT INTO "outbox" VALUES(126,'reminder','23','slack',4,1795341362783562,'due',1,NULL,NULL,0,0,'null','',1794995762783562,NULL,'contact 29',0,NULL);
INSERT INTO "outbox" VALUES(127,'expiry','23','jobs',4,1796205362451626,'due',1,NULL,NULL,0,0,'null','',1794995762783562,NULL,'contact 29',0,NULL);
INSERT INTO "outbox" VALUES(128,'reminder','26','telegram',4,1795341362803688,'due',1,NULL,NULL,0,0,'null','',1794995762803688,NULL,'contact 32',0,NULL);
INSERT INTO "outbox" VALUES(129,'expiry','26','jobs',4,1796205362451626,'due',1,NULL,NULL,0,0,'null','',1794995762803688,NULL,'contact 32',0,NULL);
INSERT INTO "outbox" VALUES(130,'reminder','25','slack',4,1795341362807711,'due',1,NULL,NULL,0,0,'null','',1794995762807711,NULL,'contact 31',0,NULL);
INSERT INTO "outbox" VALUES(131,'expiry','25','jobs',4,1796205362451626,'due',1,NULL,NULL,0,0,'null','',1794995762807711,NULL,'contact 31',0,NULL);
INSERT INTO "outbox" VALUES(132,'reminder','28','telegram',4,1795341362829594,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762829594,NULL,'contact 34',0,NULL);
INSERT INTO "outbox" VALUES(133,'expiry','28','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762829594,NULL,'contact 34',0,NULL);
INSERT INTO "outbox" VALUES(134,'reminder','27','slack',4,1795341362836134,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762836134,NULL,'contact 33',0,NULL);
INSERT INTO "outbox" VALUES(135,'expiry','27','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762836134,NULL,'contact 33',0,NULL);
INSERT INTO "outbox" VALUES(136,'reminder','30','telegram',4,1795341362858574,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762858574,NULL,'contact 36',0,NULL);
INSERT INTO "outbox" VALUES(137,'expiry','30','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762858574,NULL,'contact 36',0,NULL);
INSERT INTO "outbox" VALUES(138,'reminder','29','slack',4,1795341362864059,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762864059,NULL,'contact 35',0,NULL);
INSERT INTO "outbox" VALUES(139,'expiry','29','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762864059,NULL,'contact 35',0,NULL);
INSERT INTO "outbox" VALUES(140,'reminder','32','telegram',4,1795341362877242,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762877242,NULL,'contact 38',0,NULL);
INSERT INTO "outbox" VALUES(141,'expiry','32','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762877242,NULL,'contact 38',0,NULL);
INSERT INTO "outbox" VALUES(142,'reminder','31','slack',4,1795341362885141,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762885141,NULL,'contact 37',0,NULL);
INSERT INTO "outbox" VALUES(143,'expiry','31','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762885141,NULL,'contact 37',0,NULL);
INSERT INTO "outbox" VALUES(144,'reminder','34','telegram',4,1795341362908236,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762908236,NULL,'contact 40',0,NULL);
INSERT INTO "outbox" VALUES(145,'expiry','34','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762908236,NULL,'contact 40',0,NULL);
INSERT INTO "outbox" VALUES(146,'reminder','33','slack',4,1795341362908574,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762908574,NULL,'contact 39',0,NULL);
INSERT INTO "outbox" VALUES(147,'expiry','33','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762908574,NULL,'contact 39',0,NULL);
INSERT INTO "outbox" VALUES(148,'reminder','38','telegram',4,1795341362928905,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762928905,NULL,'contact 44',0,NULL);
INSERT INTO "outbox" VALUES(149,'expiry','38','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762928905,NULL,'contact 44',0,NULL);
INSERT INTO "outbox" VALUES(150,'reminder','35','slack',4,1795341362935943,'due',1,NULL,NULL,0,0,'null','',1794995762935943,NULL,'contact 41',0,NULL);
INSERT INTO "outbox" VALUES(151,'expiry','35','jobs',4,1796205362451626,'due',1,NULL,NULL,0,0,'null','',1794995762935943,NULL,'contact 41',0,NULL);
INSERT INTO "outbox" VALUES(152,'reminder','36','slack',4,1795341362962058,'due',1,NULL,NULL,0,0,'null','',1794995762962058,NULL,'contact 42',0,NULL);
INSERT INTO "outbox" VALUES(153,'expiry','36','jobs',4,1796205362451626,'due',1,NULL,NULL,0,0,'null','',1794995762962058,NULL,'contact 42',0,NULL);
INSERT INTO "outbox" VALUES(154,'reminder','40','telegram',4,1795341362968287,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762968287,NULL,'contact 46',0,NULL);
INSERT INTO "outbox" VALUES(155,'expiry','40','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762968287,NULL,'contact 46',0,NULL);
INSERT INTO "outbox" VALUES(156,'reminder','42','telegram',4,1795341362979558,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762979558,NULL,'contact 48',0,NULL);
INSERT INTO "outbox" VALUES(157,'expiry','42','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762979558,NULL,'contact 48',0,NULL);
INSERT INTO "outbox" VALUES(158,'reminder','37','slack',4,1795341362984241,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762984241,NULL,'contact 43',0,NULL);
INSERT INTO "outbox" VALUES(159,'expiry','37','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995762984241,NULL,'contact 43',0,NULL);
INSERT INTO "outbox" VALUES(160,'reminder','44','telegram',4,1795341363001389,'dropped',1,NULL,NULL,0,0,'null','answered',1794995763001389,NULL,'contact 50',0,NULL);
INSERT INTO "outbox" VALUES(161,'expiry','44','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995763001389,NULL,'contact 50',0,NULL);
INSERT INTO "outbox" VALUES(162,'reminder','39','slack',4,1795341363014911,'dropped',1,NULL,NULL,0,0,'null','answered',1794995763014911,NULL,'contact 45',0,NULL);
INSERT INTO "outbox" VALUES(163,'expiry','39','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995763014911,NULL,'contact 45',0,NULL);
INSERT INTO "outbox" VALUES(164,'reminder','41','slack',4,1795341363034805,'dropped',1,NULL,NULL,0,0,'null','answered',1794995763034805,NULL,'contact 47',0,NULL);
INSERT INTO "outbox" VALUES(165,'expiry','41','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995763034805,NULL,'contact 47',0,NULL);
INSERT INTO "outbox" VALUES(166,'reminder','43','slack',4,1795341363057882,'dropped',1,NULL,NULL,0,0,'null','answered',1794995763057882,NULL,'contact 49',0,NULL);
INSERT INTO "outbox" VALUES(167,'expiry','43','jobs',4,1796205362451626,'dropped',1,NULL,NULL,0,0,'null','answered',1794995763057882,NULL,'contact 49',0,NULL);
INSERT INTO "outbox" VALUES(168,'card','3','slack',0,1794995764105163,'sent',1,NULL,1794995764130638,1,0,NULL,'',1794995764105163,'slack/3','contact 9',0,NULL);
INSERT INTO "outbox" VALUES(169,'alert','1','slack',2,1794995764105163,'sent',1,NULL,1794995764130666,1,0,NULL,'',1794995764105163,'slack/3','support',0,NULL);
INSERT INTO "outbox" VALUES(170,'card','4','telegram',0,1794995765165438,'sent',1,NULL,1794995765176985,1,0,NULL,'',1794995765165438,'telegram/4','contact 10',0,NULL);
INSERT INTO "outbox" VALUES(171,'alert','2','slack',2,1794995765165438,'sent',1,NULL,1794995765176965,1,0,NULL,'',1794995765165438,'telegram/4','support',0,NULL);
INSERT INTO "outbox" VALUES(172,'card','5','slack',0,1794995777414559,'sent',2,NULL,1794995777417905,1,0,NULL,'',1794995766192732,'slack/17','contact 11',0,NULL);
INSERT INTO "outbox" VALUES(173,'alert','3','slack',2,1794995766192732,'sent',1,NULL,1794995766197815,1,0,NULL,'',1794995766192732,'slack/5','support',0,NULL);
INSERT INTO "outbox" VALUES(174,'card','6','telegram',0,1794995777424259,'sent',2,NULL,1794995777431955,1,0,NULL,'',1794995767215083,'telegram/18','contact 12',0,NULL);
INSERT INTO "outbox" VALUES(175,'alert','4','slack',2,1794995767215083,'sent',1,NULL,1794995767222820,1,0,NULL,'',1794995767215083,'telegram/6','support',0,NULL);
INSERT INTO "outbox" VALUES(176,'card','7','slack',0,1794995768243404,'sent',1,NULL,1794995768248619,1,0,NULL,'',1794995768243404,'slack/7','contact 13',0,NULL);
INSERT INTO "outbox" VALUES(177,'card','8','telegram',0,1794995769260814,'sent',1,NULL,1794995769271558,1,0,NULL,'',1794995769260814,'telegram/8','contact 14',0,NULL);
INSERT INTO "outbox" VALUES(178,'card','9','slack',0,1794995770283214,'sent',1,NULL,1794995770289787,1,0,NULL,'',1794995770283214,'slack/9','contact 15',0,NULL);
INSERT INTO "outbox" VALUES(179,'card','10','telegram',0,1794995771301515,'sent',1,NULL,1794995771306779,1,0,NULL,'',1794995771301515,'telegram/10','contact 16',0,NULL);
INSERT INTO "outbox" VALUES(180,'card','11','slack',0,1794995781725760,'sent',2,NULL,1794995781731242,1,0,NULL,'',1794995772315600,'slack/23','contact 17',0,NULL);
INSERT INTO "outbox" VALUES(181,'card','12','telegram',0,1794995781740453,'sent',2,NULL,1794995783675974,1,0,NULL,'',1794995773326178,'telegram/24','contact 18',0,NULL);
INSERT INTO "outbox" VALUES(182,'card','27','slack',0,1794995774340207,'sent',1,NULL,1794995774343717,1,0,NULL,'',1794995774340207,'slack/13','contact 33',0,NULL);
INSERT INTO "outbox" VALUES(183,'card','28','telegram',0,1794995775353450,'sent',1,NULL,1794995775359377,1,0,NULL,'',1794995775353450,'telegram/14','contact 34',0,NULL);
INSERT INTO "outbox" VALUES(184,'card','31','slack',0,1794995776371270,'sent',1,NULL,1794995776375968,1,0,NULL,'',1794995776371270,'slack/15','contact 37',0,NULL);
INSERT INTO "outbox" VALUES(185,'alert','5','slack',2,1794996004510057,'sent',2,NULL,1794996004546568,1,0,NULL,'',1794995776371270,'slack/75','support, edits',0,NULL);
INSERT INTO "outbox" VALUES(186,'card','32','telegram',0,1794995777391017,'sent',1,NULL,1794995777400957,1,0,NULL,'',1794995777391017,'telegram/16','contact 38',0,NULL);
INSERT INTO "outbox" VALUES(187,'alert','6','slack',2,1794996005612180,'sent',2,NULL,1794996006691673,1,0,NULL,'',1794995777391017,'telegram/76','support, edits',0,NULL);
INSERT INTO "outbox" VALUES(188,'card below','9','slack',1,1794995778452282,'sent',2,NULL,1794995778639914,1,0,NULL,'',1794995778452282,'slack/19','contact 15',0,NULL);
INSERT INTO "outbox" VALUES(189,'retired','DLKXRCCTV0C/1794995762.608916','slack',0,1794995778644498,'sent',1,NULL,1794995779660008,1,0,'{"contact": 15, "invitation": 9, "asked": "answer.ask.promoter"}','',1794995778644498,'slack/19','contact 15',0,NULL);
INSERT INTO "outbox" VALUES(190,'card below','10','telegram',1,1794995779653493,'sent',2,NULL,1794995779667495,1,0,NULL,'',1794995779653493,'telegram/20','contact 16',0,NULL);
INSERT INTO "outbox" VALUES(191,'retired','5100000005/1','telegram',0,1794995779676981,'sent',1,NULL,1794995780681177,1,0,'{"contact": 16, "invitation": 10, "asked": "answer.ask.promoter"}','',1794995779676981,'telegram/20','contact 16',0,NULL);
INSERT INTO "outbox" VALUES(192,'card below','11','slack',1,1794995780686739,'sent',2,NULL,1794995780694073,1,0,NULL,'',1794995780686739,'slack/21','contact 17',0,NULL);
INSERT INTO "outbox" VALUES(193,'retired','D5UB2ON4BIQ/1794995762.635118','slack',0,1794995780697758,'sent',1,NULL,1794995781703270,1,0,'{"contact": 17, "invitation": 11, "asked": "answer.ask.promoter"}','',1794995780697758,'slack/21','contact 17',0,NULL);
INSERT INTO "outbox" VALUES(194,'card below','12','telegram',1,1794995781706996,'sent',2,NULL,1794995781716029,1,0,NULL,'',1794995781706996,'telegram/22','contact 18',0,NULL);
INSERT INTO "outbox" VALUES(195,'retired','5100000006/1','telegram',0,1794995781720284,'sent',1,NULL,1794995782672347,1,0,'{"contact": 18, "invitation": 12, "asked": "answer.ask.promoter"}','',1794995781720284,'telegram/22','contact 18',0,NULL);
INSERT INTO "outbox" VALUES(196,'card','37','slack',0,1794995784732109,'sent',1,NULL,1794995784745430,1,0,NULL,'',1794995784732109,NULL,'contact 43',0,NULL);
INSERT INTO "outbox" VALUES(197,'alert','7','slack',2,1794995784732109,'dropped',1,NULL,1794995784745452,1,0,NULL,'named in a collecting message',1794995784732109,NULL,'support',0,NULL);
INSERT INTO "outbox" VALUES(198,'card','38','telegram',0,1794995784732109,'sent',1,NULL,1794995784745393,1,0,NULL,'',1794995784732109,NULL,'contact 44',0,NULL);
INSERT INTO "outbox" VALUES(199,'alert','8','slack',2,1794995784732109,'dropped',1,NULL,NULL,0,0,'null','named in a collecting message',1794995784732109,NULL,'support',0,NULL);
INSERT INTO "outbox" VALUES(200,'card','39','slack',0,1794995784732109,'sent',1,NULL,1794995784745438,1,0,NULL,'',1794995784732109,NULL,'contact 45',0,NULL);
INSERT INTO "outbox" VALUES(201,'alert','9','slack',2,1794995784790906,'sent',2,NULL,1794995785733650,1,0,NULL,'',1794995784732109,'slack/25','support',0,NULL);
INSERT INTO "outbox" VALUES(202,'card','40','telegram',0,1794995784732109,'sent',1,NULL,1794995784745414,1,0,NULL,'',1794995784732109,NULL,'contact 46',0,NULL);
INSERT INTO "outbox" VALUES(203,'alert','10','slack',2,1794995785812263,'sent',2,NULL,1794995786742844,1,0,NULL,'',1794995784732109,'slack/26','support',0,NULL);
INSERT INTO "outbox" VALUES(204,'card','41','slack',0,1794996011924332,'sent',2,NULL,1794996011996732,1,0,NULL,'',1794995784732109,'slack/82','contact 47',0,NULL);
INSERT INTO "outbox" VALUES(205,'alert','11','slack',2,1794995784732109,'dropped',1,NULL,NULL,0,0,'null','named in a collecting message',1794995784732109,NULL,'support',0,NULL);
INSERT INTO "outbox" VALUES(206,'card','42','telegram',0,1794996014169988,'sent',2,NULL,1794996015152168,1,0,NULL,'',1794995784732109,'telegram/84','contact 48',0,NULL);
INSERT INTO "outbox" VALUES(207,'alert','12','slack',2,1794995784732109,'dropped',1,NULL,NULL,0,0,'null','named in a collecting message',1794995784732109,NULL,'support',0,NULL);
INSERT INTO "outbox" VALUES(208,'alert list','7','slack',2,1794996014169988,'sent',9,NULL,1794996014220869,1,0,NULL,'',1794995784745452,'telegram/84','support, edits',0,NULL);
INSERT INTO "outbox" VALUES(209,'question back','13','slack',4,1795254986807861,'due',1,NULL,NULL,0,0,'null','',1794995786807861,'slack/27','contact 19',0,NULL);
INSERT INTO "outbox" VALUES(210,'card','13','slack',0,1794995786807861,'sent',1,NULL,1794995786812709,1,0,NULL,'',1794995786807861,'slack/27','contact 19',0,NULL);
INSERT INTO "outbox" VALUES(211,'question back','14','telegram',4,1795254986821255,'due',1,NULL,NULL,0,0,'null','',1794995786821255,'telegram/28','contact 20',0,NULL);
INSERT INTO "outbox" VALUES(212,'card','14','telegram',0,1794995786821255,'sent',1,NULL,1794995786829547,1,0,NULL,'',1794995786821255,'telegram/28','contact 20',0,NULL);
INSERT INTO "outbox" VALUES(213,'card','15','slack',0,1794995786840719,'sent',1,NULL,1794995786846865,1,0,NULL,'',1794995786840719,'slack/29','contact 21',0,NULL);
INSERT INTO "outbox" VALUES(214,'note','prompt 1','slack',1,1794995787855306,'sent',1,NULL,1794995787859746,1,0,NULL,'',1794995787855306,'slack/30','contact 21',0,NULL);
INSERT INTO "outbox" VALUES(215,'retired','DWKSOIY0WQQ/1794995787.862345','slack',0,1795082187855306,'due',1,NULL,NULL,0,0,'{"contact": 21, "prompt": 1}','',1794995787862967,'slack/30','contact 21',0,NULL);
INSERT INTO "outbox" VALUES(216,'card','16','telegram',0,1794995787867896,'sent',1,NULL,1794995787874515,1,0,NULL,'',1794995787867896,'telegram/31','contact 22',0,NULL);
INSERT INTO "outbox" VALUES(217,'note','prompt 2','telegram',1,1794995788888622,'sent',1,NULL,1794995788893195,1,0,NULL,'',1794995788888622,'telegram/32','contact 22',0,NULL);
INSERT INTO "outbox" VALUES(218,'retired','5100000008/3','telegram',0,1795082188888622,'due',1,NULL,NULL,0,0,'{"contact": 22, "prompt": 2}','',1794995788896808,'telegram/32','contact 22',0,NULL);
INSERT INTO "outbox" VALUES(219,'note','prompt 3','slack',1,1794995789903410,'sent',1,NULL,1794995789908847,1,0,NULL,'',1794995789903410,'slack/33','contact 29',0,NULL);
INSERT INTO "outbox" VALUES(220,'retired','DCQGUUMW01A/1794995789.911226','slack',0,1795082189903410,'due',1,NULL,NULL,0,0,'{"contact": 29, "prompt": 3}','',1794995789911949,'slack/33','contact 29',0,NULL);
INSERT INTO "outbox" VALUES(221,'note','prompt 4','telegram',1,1794995790918424,'sent',1,NULL,1794995790923357,1,0,NULL,'',1794995790918424,'telegram/34','contact 30',0,NULL);
INSERT INTO "outbox" VALUES(222,'retired','5100000016/3','telegram',0,1795082190918424,'due',1,NULL,NULL,0,0,'{"contact": 30, "prompt": 4}','',1794995790926959,'telegram/34','contact 30',0,NULL);
INSERT INTO "outbox" VALUES(223,'note','prompt 5','slack',1,1794995791933009,'sent',1,NULL,1794995791937656,1,0,NULL,'',1794995791933009,'slack/35','contact 31',0,NULL);
INSERT INTO "outbox" VALUES(224,'retired','DAWLXSKSK1G/1794995791.940436','slack',0,1794995793963895,'sent',2,NULL,1794995793969682,1,0,'{"contact": 31, "prompt": 5}','',1794995791941146,'slack/37','contact 31',0,NULL);
INSERT INTO "outbox" VALUES(225,'note','prompt 6','telegram',1,1794995792947957,'sent',1,NULL,1794995792953246,1,0,NULL,'',1794995792947957,'telegram/36','contact 32',0,NULL);
INSERT INTO "outbox" VALUES(226,'retired','5100000017/3','telegram',0,1794995794995886,'sent',2,NULL,1794995795001206,1,0,'{"contact": 32, "prompt": 6}','',1794995792956935,'telegram/38','contact 32',0,NULL);
INSERT INTO "outbox" VALUES(227,'card below','25','slack',1,1794995793963895,'sent',1,NULL,1794995793978328,1,0,NULL,'',1794995793963895,'slack/37','contact 31',0,NULL);
INSERT INTO "outbox" VALUES(228,'retired','DAWLXSKSK1G/1794995762.806808','slack',0,1794995793984537,'sent',1,NULL,1794995794988983,1,0,'{"contact": 31, "invitation": 25, "asked": ""}','',1794995793984537,'slack/37','contact 31',0,NULL);
INSERT INTO "outbox" VALUES(229,'card below','26','telegram',1,1794995794995886,'sent',1,NULL,1794995795957510,1,0,NULL,'',1794995794995886,'telegram/38','contact 32',0,NULL);
INSERT INTO "outbox" VALUES(230,'retired','5100000017/1','telegram',0,1794995796009472,'sent',1,NULL,1794995797016895,1,0,'{"contact": 32, "invitation": 26, "asked": ""}','',1794995796009472,'telegram/38','contact 32',0,NULL);
INSERT INTO "outbox" VALUES(231,'note','prompt 7','slack',1,1794995797020082,'sent',1,NULL,1794995797026878,1,0,NULL,'',1794995797020082,'slack/39','contact 33',0,NULL);
INSERT INTO "outbox" VALUES(232,'retired','DMOD0RLXNMS/1794995797.030299','slack',0,1795082197020082,'due',1,NULL,NULL,0,0,'{"contact": 33, "prompt": 7}','',1794995797030976,'slack/39','contact 33',0,NULL);
INSERT INTO "outbox" VALUES(233,'note','prompt 8','telegram',1,1794995798037275,'sent',1,NULL,1794995798042172,1,0,NULL,'',1794995798037275,'telegram/40','contact 34',0,NULL);
INSERT INTO "outbox" VALUES(234,'retired','5100000018/3','telegram',0,1795082198037275,'due',1,NULL,NULL,0,0,'{"contact": 34, "prompt": 8}','',1794995798045806,'telegram/40','contact 34',0,NULL);
INSERT INTO "outbox" VALUES(235,'question','45','slack',3,1794995798061889,'sent',1,NULL,1794995798079336,1,0,NULL,'',1794995798061889,NULL,'contact 51',0,NULL);
INSERT INTO "outbox" VALUES(236,'expiry','45','jobs',4,1795082198061889,'due',1,NULL,NULL,0,0,'null','',1794995798085646,NULL,'contact 51',0,NULL);
INSERT INTO "outbox" VALUES(237,'start offer','pulse','telegram',5,1794995798223710,'sent',1,NULL,1794995798228377,1,0,NULL,'',1794995798223710,NULL,'admin',0,NULL);
INSERT INTO "outbox" VALUES(238,'start offer','checkup','telegram',5,1794995798226028,'sent',1,NULL,1794995799199486,1,0,NULL,'',1794995798226028,NULL,'admin',0,NULL);
INSERT INTO "outbox" VALUES(239,'question','46','slack',3,1794995799516500,'sent',1,NULL,1794995799532423,1,0,NULL,'',1794995799516500,NULL,'contact 58',0,NULL);
INSERT INTO "outbox" VALUES(240,'question','47','telegram',3,1794995799516500,'sent',1,NULL,1794995799531797,1,0,NULL,'',1794995799516500,NULL,'contact 59',0,NULL);
INSERT INTO "outbox" VALUES(241,'question','48','slack',3,1794995799516500,'sent',1,NULL,1794995799532433,1,0,NULL,'',1794995799516500,NULL,'contact 60',0,NULL);
INSERT INTO "outbox" VALUES(242,'question','49','telegram',3,1794995799516500,'sent',1,NULL,1794995799531808,1,0,NULL,'',1794995799516500,NULL,'contact 61',0,NULL);
INSERT INTO "outbox" VALUES(243,'question','50','slack',3,1794995799516500,'sent',1,NULL,1794995799532440,1,0,NULL,'',1794995799516500,NULL,'contact 62',0,NULL);
INSERT INTO "outbox" VALUES(244,'question','51','telegram',3,1794995799516500,'sent',1,NULL,1794995799531816,1,0,NULL,'',1794995799516500,NULL,'contact 63',0,NULL);
INSERT INTO "outbox" VALUES(245,'reminder','46','slack',4,1795341399547584,'due',1,NULL,NULL,0,0,'null','',1794995799547584,NULL,'contact 58',0,NULL);
INSERT INTO "outbox" VALUES(246,'expiry','46','jobs',4,1796205399516500,'due',1,NULL,NULL,0,0,'null','',1794995799547584,NULL,'contact 58',0,NULL);
INSERT INTO "outbox" VALUES(247,'reminder','47','telegram',4,1795341399551498,'due',1,NULL,NULL,0,0,'null','',1794995799551498,NULL,'contact 59',0,NULL);
INSERT INTO "outbox" VALUES(248,'expiry','47','jobs',4,1796205399516500,'due',1,NULL,NULL,0,0,'null','',1794995799551498,NULL,'contact 59',0,NULL);
INSERT INTO "outbox" VALUES(249,'reminder','48','slack',4,1795341399561252,'dropped',1,NULL,NULL,0,0,'null','answered',1794995799561252,NULL,'contact 60',0,NULL);
INSERT INTO "outbox" VALUES(250,'expiry','48','jobs',4,1796205399516500,'dropped',1,NULL,NULL,0,0,'null','answered',1794995799561252,NULL,'contact 60',0,NULL);
INSERT INTO "outbox" VALUES(251,'reminder','49','telegram',4,1795341399564338,'dropped',1,NULL,NULL,0,0,'null','answered',1794995799564338,NULL,'contact 61',0,NULL);
INSERT INTO "outbox" VALUES(252,'expiry','49','jobs',4,1796205399516500,'dropped',1,NULL,NULL,0,0,'null','answered',1794995799564338,NULL,'contact 61',0,NULL);
INSERT INTO "outbox" VALUES(253,'reminder','50','slack',4,1795341399587067,'dropped',1,NULL,NULL,0,0,'null','answered',1794995799587067,NULL,'contact 62',0,NULL);
INSERT INTO "outbox" VALUES(254,'expiry','50','jobs',4,1796205399516500,'dropped',1,NULL,NULL,0,0,'null','answered',1794995799587067,NULL,'contact 62',0,NULL);
INSERT INTO "outbox" VALUES(255,'reminder','51','telegram',4,1795341400590718,'dropped',1,NULL,NULL,0,0,'null','answered',1794995800590718,NULL,'contact 63',0,NULL);
INSERT INTO "outbox" VALUES(256,'expiry','51','jobs',4,1796205399516500,'dropped',1,NULL,NULL,0,0,'null','answered',1794995800590718,NULL,'contact 63',0,NULL);
INSERT INTO "outbox" VALUES(257,'card','48','slack',0,1794995800598930,'sent',1,NULL,1794995800604836,1,0,NULL,'',1794995800598930,'slack/46','contact 60',0,NULL);
INSERT INTO "outbox" VALUES(258,'card','49','telegram',0,1794995801616093,'sent',1,NULL,1794995801623533,1,0,NULL,'',1794995801616093,'telegram/47','contact 61',0,NULL);
INSERT INTO "outbox" VALUES(259,'card','50','slack',0,1794995802642377,'sent',1,NULL,1794995802647818,1,0,NULL,'',1794995802642377,'slack/48','contact 62',0,NULL);
INSERT INTO "outbox" VALUES(260,'alert','13','slack',2,1794995804695668,'sent',2,NULL,1794995804711937,1,0,NULL,'',1794995802642377,'slack/50','support, edits',0,NULL);
INSERT INTO "outbox" VALUES(261,'card','51','telegram',0,1794995803663365,'sent',1,NULL,1794995803673689,1,0,NULL,'',1794995803663365,'telegram/49','contact 63',0,NULL);
INSERT INTO "outbox" VALUES(262,'alert','14','slack',2,1794995805737682,'sent',2,NULL,1794995805749129,1,0,NULL,'',1794995803663365,'telegram/51','support, edits',0,NULL);
INSERT INTO "outbox" VALUES(263,'card below','50','slack',1,1794995804695668,'sent',2,NULL,1794995804711915,1,0,NULL,'',1794995804695668,'slack/50','contact 62',0,NULL);
INSERT INTO "outbox" VALUES(264,'alert thread','13@1794995804695668/0','slack',6,1794995864695668,'sent',1,NULL,1794995892420197,1,0,NULL,'',1794995804695668,'slack/50','support',0,NULL);
INSERT INTO "outbox" VALUES(265,'retired','DAQ5YSWBG4H/1794995799.585615','slack',0,1794995804718488,'sent',1,NULL,1794995805726473,1,0,'{"contact": 62, "invitation": 50, "asked": "answer.ask.detractor.csat"}','',1794995804718488,'slack/50','contact 62',0,NULL);
INSERT INTO "outbox" VALUES(266,'card below','51','telegram',1,1794995805737682,'sent',2,NULL,1794995805750014,1,0,NULL,'',1794995805737682,'telegram/51','contact 63',0,NULL);
INSERT INTO "outbox" VALUES(267,'alert thread','14@1794995805737682/0','slack',6,1794995865737682,'sent',1,NULL,1794995893396945,1,0,NULL,'',1794995805737682,'telegram/51','support',0,NULL);
INSERT INTO "outbox" VALUES(268,'retired','5100000035/1','telegram',0,1794995805761056,'sent',1,NULL,1794995806712972,1,0,'{"contact": 63, "invitation": 51, "asked": "answer.ask.detractor.csat"}','',1794995805761056,'telegram/51','contact 63',0,NULL);
INSERT INTO "outbox" VALUES(269,'campaign','running-campaign','jobs',5,1794996080554024,'due',3,NULL,1794995805781909,0,0,'null','',1794995805781909,NULL,'campaign running-campaign',0,NULL);
INSERT INTO "outbox" VALUES(270,'receipt','running-campaign','slack',5,1794996021217117,'due',14,NULL,1794996016217117,0,0,'null','nothing has changed',1794995805781909,NULL,'receipt running-campaign',0,NULL);
INSERT INTO "outbox" VALUES(271,'question','52','slack',3,1794995805781909,'sent',1,NULL,1794995805817278,1,0,NULL,'',1794995805781909,NULL,'contact 70',0,NULL);
INSERT INTO "outbox" VALUES(272,'question','53','telegram',3,1794995805781909,'sent',1,NULL,1794995805810833,1,0,NULL,'',1794995805781909,NULL,'contact 71',0,NULL);
INSERT INTO "outbox" VALUES(273,'campaign','paused-campaign','jobs',5,1794995805781909,'sent',1,NULL,1794995805781909,1,0,NULL,'',1794995805781909,NULL,'campaign paused-campaign',0,NULL);
INSERT INTO "outbox" VALUES(274,'receipt','paused-campaign','slack',5,1794996060270671,'due',4,NULL,1794996000270671,0,0,'null','nothing has changed',1794995805781909,NULL,'receipt paused-campaign',0,NULL);
INSERT INTO "outbox" VALUES(275,'question','54','slack',3,1794995805781909,'dropped',1,NULL,NULL,0,0,'null','the campaign is paused',1794995805781909,NULL,'contact 74',0,NULL);
INSERT INTO "outbox" VALUES(276,'question','55','telegram',3,1794995805781909,'dropped',1,NULL,NULL,0,0,'null','the campaign is paused',1794995805781909,NULL,'contact 75',0,NULL);
INSERT INTO "outbox" VALUES(277,'reminder','53','telegram',4,1795341405844497,'due',1,NULL,NULL,0,0,'null','',1794995805844497,NULL,'contact 71',0,NULL);
INSERT INTO "outbox" VALUES(278,'expiry','53','jobs',4,1796205405781909,'due',1,NULL,NULL,0,0,'null','',1794995805844497,NULL,'contact 71',0,NULL);
INSERT INTO "outbox" VALUES(279,'reminder','52','slack',4,1795341405844800,'due',1,NULL,NULL,0,0,'null','',1794995805844800,NULL,'contact 70',0,NULL);
INSERT INTO "outbox" VALUES(280,'expiry','52','jobs',4,1796205405781909,'due',1,NULL,NULL,0,0,'null','',1794995805844800,NULL,'contact 70',0,NULL);
INSERT INTO "outbox" VALUES(281,'question','56','slack',3,1794995811874139,'sent',1,NULL,1794995811878918,1,0,NULL,'',1794995811874139,NULL,'contact 76',0,NULL);
INSERT INTO "outbox" VALUES(282,'reminder','56','slack',4,1795341411882577,'dropped',1,NULL,NULL,0,0,'null','answered',1794995811882577,NULL,'contact 76',0,NULL);
INSERT INTO "outbox" VALUES(283,'expiry','56','jobs',4,1796205411874139,'dropped',1,NULL,NULL,0,0,'null','answered',1794995811882577,NULL,'contact 76',0,NULL);
INSERT INTO "outbox" VALUES(284,'card','56','slack',0,1794995814978933,'sent',3,NULL,1794995814985725,1,0,NULL,'',1794995812887703,'slack/55','contact 76',0,NULL);
INSERT INTO "outbox" VALUES(285,'alert','15','slack',2,1794995814978933,'sent',4,NULL,1794995814985742,1,0,NULL,'',1794995812887703,'slack/55','support, edits',0,NULL);
INSERT INTO "outbox" VALUES(286,'card below','56','slack',1,1794995813909371,'sent',2,NULL,1794995813919200,1,0,NULL,'',1794995813909371,'slack/53','contact 76',0,NULL);
INSERT INTO "outbox" VALUES(287,'alert thread','15@1794995813909371/0','slack',6,1794995813943325,'sent',2,NULL,1794995814971283,1,0,NULL,'',1794995813909371,'slack/54','support',0,NULL);
INSERT INTO "outbox" VALUES(288,'retired','DKWUX85YGP3/1794995811.881646','slack',0,1794995813929587,'sent',1,NULL,1794995813940203,1,0,'{"contact": 76, "invitation": 56, "asked": "answer.ask.detractor"}','',1794995813929587,'slack/53','contact 76',0,NULL);
INSERT INTO "outbox" VALUES(289,'note','slack/55/note.comment','slack',1,1794995814978933,'sent',1,NULL,1794995815996055,1,0,NULL,'',1794995814978933,'slack/55','contact 76',0,NULL);
INSERT INTO "outbox" VALUES(290,'alert thread','15@1794995814978933/0','slack',6,1794995874978933,'sent',1,NULL,1794995894403885,1,0,NULL,'',1794995814978933,'slack/55','support',0,NULL);
INSERT INTO "outbox" VALUES(291,'question','57','telegram',3,1794995815994700,'sent',1,NULL,1794995816005519,1,0,NULL,'',1794995815994700,NULL,'contact 77',0,NULL);
INSERT INTO "outbox" VALUES(292,'reminder','57','telegram',4,1795341416015457,'dropped',1,NULL,NULL,0,0,'null','answered',1794995816015457,NULL,'contact 77',0,NULL);
INSERT INTO "outbox" VALUES(293,'expiry','57','jobs',4,1796205415994700,'dropped',1,NULL,NULL,0,0,'null','answered',1794995816015457,NULL,'contact 77',0,NULL);
INSERT INTO "outbox" VALUES(294,'card','57','telegram',0,1794995821124474,'sent',3,NULL,1794995821134633,1,0,NULL,'',1794995817026547,'telegram/59','contact 77',0,NULL);
INSERT INTO "outbox" VALUES(295,'alert','16','slack',2,1794995821124474,'sent',4,NULL,1794995821135953,1,0,NULL,'',1794995817026547,'telegram/59','support, edits',0,NULL);
INSERT INTO "outbox" VALUES(296,'card below','57','telegram',1,1794995818058180,'sent',2,NULL,1794995818068014,1,0,NULL,'',1794995818058180,'telegram/57','contact 77',0,NULL);
INSERT INTO "outbox" VALUES(297,'alert thread','16@1794995818058180/0','slack',6,1794995818083658,'sent',2,NULL,1794995818113330,1,0,NULL,'',1794995818058180,'telegram/58','support',0,NULL);
INSERT INTO "outbox" VALUES(298,'retired','5100000039/1','telegram',0,1794995818076816,'sent',1,NULL,1794995819028259,1,0,'{"contact": 77, "invitation": 57, "asked": "answer.ask.detractor"}','',1794995818076816,'telegram/57','contact 77',0,NULL);
INSERT INTO "outbox" VALUES(299,'note','telegram/59/note.comment','telegram',1,1794995821124474,'sent',1,NULL,1794995822146603,1,0,NULL,'',1794995821124474,'telegram/59','contact 77',0,NULL);
INSERT INTO "outbox" VALUES(300,'alert thread','16@1794995821124474/0','slack',6,1794995881124474,'sent',1,NULL,1794995895406623,1,0,NULL,'',1794995821124474,'telegram/59','support',0,NULL);
INSERT INTO "outbox" VALUES(301,'question','58','slack',3,1794995822145412,'sent',1,NULL,1794995822154442,1,0,NULL,'',1794995822145412,NULL,'contact 78',0,NULL);
INSERT INTO "outbox" VALUES(302,'reminder','58','slack',4,1795341422159320,'dropped',1,NULL,NULL,0,0,'null','answered',1794995822159320,NULL,'contact 78',0,NULL);
INSERT INTO "outbox" VALUES(303,'expiry','58','jobs',4,1796205422145412,'dropped',1,NULL,NULL,0,0,'null','answered',1794995822159320,NULL,'contact 78',0,NULL);
INSERT INTO "outbox" VALUES(304,'card','58','slack',0,1794995823214821,'sent',3,NULL,1794995823223246,1,0,NULL,'',1794995823164737,'slack/62','contact 78',0,NULL);
INSERT INTO "outbox" VALUES(305,'alert','17','slack',2,1794995823214821,'sent',2,NULL,1794995823223266,1,0,NULL,'',1794995823164737,'slack/62','support, edits',0,NULL);
INSERT INTO "outbox" VALUES(306,'alert thread','17@1794995823214821/0','slack',6,1794995883214821,'sent',1,NULL,1794995896409480,1,0,NULL,'',1794995823214821,'slack/62','support',0,NULL);
INSERT INTO "outbox" VALUES(307,'question','59','telegram',3,1794995824241000,'sent',1,NULL,1794995824249971,1,0,NULL,'',1794995824241000,NULL,'contact 79',0,NULL);
INSERT INTO "outbox" VALUES(308,'reminder','59','telegram',4,1795341424256304,'dropped',1,NULL,NULL,0,0,'null','answered',1794995824256304,NULL,'contact 79',0,NULL);
INSERT INTO "outbox" VALUES(309,'expiry','59','jobs',4,1796205424241000,'dropped',1,NULL,NULL,0,0,'null','answered',1794995824256304,NULL,'contact 79',0,NULL);
INSERT INTO "outbox" VALUES(310,'card','59','telegram',0,1794995826353888,'sent',3,NULL,1794995827285950,1,0,NULL,'',1794995825266974,'telegram/65','contact 79',0,NULL);
INSERT INTO "outbox" VALUES(311,'alert','18','slack',2,1794995826353888,'sent',2,NULL,1794995826381157,1,0,NULL,'',1794995825266974,'telegram/65','support, edits',0,NULL);
INSERT INTO "outbox" VALUES(312,'alert thread','18@1794995826353888/0','slack',6,1794995886353888,'sent',1,NULL,1794995897410336,1,0,NULL,'',1794995826353888,'telegram/65','support',0,NULL);
INSERT INTO "outbox" VALUES(313,'note','telegram/66/note.linked','telegram',1,1794995898525648,'sent',1,NULL,1794995898541641,1,0,NULL,'',1794995898525648,'telegram/66','contact 80',0,NULL);
INSERT INTO "outbox" VALUES(314,'question','60','slack',3,1794995899598694,'sent',1,NULL,1794995899610154,1,0,NULL,'',1794995899598694,NULL,'contact 83',0,NULL);
INSERT INTO "outbox" VALUES(315,'reminder','60','slack',4,1795341499624439,'dropped',1,NULL,NULL,0,0,'null','answered',1794995899624439,NULL,'contact 83',0,NULL);
INSERT INTO "outbox" VALUES(316,'expiry','60','jobs',4,1796205499598694,'dropped',1,NULL,NULL,0,0,'null','answered',1794995899624439,NULL,'contact 83',0,NULL);
INSERT INTO "outbox" VALUES(317,'card','60','slack',0,1794995900644289,'sent',1,NULL,1794995900653947,1,0,NULL,'',1794995900644289,'slack/68','contact 83',0,NULL);
INSERT INTO "outbox" VALUES(318,'question','61','telegram',3,1794995900734583,'failed',1,NULL,1794995900754813,1,0,'null','Chat not found',1794995900734583,NULL,'contact 85',0,'{"reason": "unknown_chat", "code": "Chat not found", "needed": ""}');
INSERT INTO "outbox" VALUES(319,'question','64','slack',3,1794996030405492,'due',1,NULL,1794996000378272,1,1,'null','unreadable answer',1794996000329823,NULL,'contact 88',0,NULL);
INSERT INTO "outbox" VALUES(320,'question','65','telegram',3,1794996000329823,'uncertain',1,NULL,1794996000378243,1,0,'null','The line was cut',1794996000329823,NULL,'contact 89',0,'{"reason": "platform", "code": "", "needed": ""}');
INSERT INTO "outbox" VALUES(321,'expiry','64','jobs',4,1796205600329823,'due',1,NULL,NULL,0,0,'null','',1794996000405492,NULL,'contact 88',0,NULL);
INSERT INTO "outbox" VALUES(322,'expiry','65','jobs',4,1796205600329823,'due',1,NULL,NULL,0,0,'null','',1794996000412789,NULL,'contact 89',0,NULL);
INSERT INTO "outbox" VALUES(323,'card','33','slack',0,1794996001436917,'sent',1,NULL,1794996001441801,1,0,NULL,'',1794996001436917,'slack/73','contact 39',0,NULL);
INSERT INTO "outbox" VALUES(324,'alert','21','slack',2,1794996032458865,'due',1,NULL,1794996001441818,1,1,'null','unreadable answer',1794996001436917,'slack/73','support',0,NULL);
INSERT INTO "outbox" VALUES(325,'card','34','telegram',0,1794996002485532,'sent',1,NULL,1794996002508431,1,0,NULL,'',1794996002485532,'telegram/74','contact 40',0,NULL);
INSERT INTO "outbox" VALUES(326,'alert','22','slack',2,1794996033461396,'due',1,NULL,1794996003412547,1,1,'null','unreadable answer',1794996002485532,'telegram/74','support',0,NULL);
INSERT INTO "outbox" VALUES(327,'card below','31','slack',1,1794996004510057,'sent',2,NULL,1794996004546529,1,0,NULL,'',1794996004510057,'slack/75','contact 37',0,NULL);
INSERT INTO "outbox" VALUES(328,'alert thread','5@1794996004510057/0','slack',6,1794996064510057,'due',1,NULL,NULL,0,0,'{"scores": null, "contact": null, "comments": [0], "reopened": false}','',1794996004510057,'slack/75','support',0,NULL);
INSERT INTO "outbox" VALUES(329,'retired','D5OYFK6IFQT/1794995762.884225','slack',0,1794996005589812,'sent',1,NULL,1794996005629044,1,0,'{"contact": 37, "invitation": 31, "asked": "answer.ask.detractor"}','',1794996005589812,'slack/75','contact 37',0,NULL);
INSERT INTO "outbox" VALUES(330,'card below','32','telegram',1,1794996005612180,'sent',2,NULL,1794996005646722,1,0,NULL,'',1794996005612180,'telegram/76','contact 38',0,NULL);
INSERT INTO "outbox" VALUES(331,'alert thread','6@1794996005612180/0','slack',6,1794996065612180,'due',1,NULL,NULL,0,0,'{"scores": null, "contact": null, "comments": [0], "reopened": false}','',1794996005612180,'telegram/76','support',0,NULL);
INSERT INTO "outbox" VALUES(332,'retired','5100000020/1','telegram',0,1794996006717010,'sent',1,NULL,1794996007775086,1,0,'{"contact": 38, "invitation": 32, "asked": "answer.ask.detractor"}','',1794996006717010,'telegram/76','contact 38',0,NULL);
INSERT INTO "outbox" VALUES(333,'feedback','1/1794996000/0','slack',6,1794996060000000,'due',1,NULL,NULL,0,0,'{"changed": false}','',1794996006745558,'slack/77','support',0,NULL);
INSERT INTO "outbox" VALUES(334,'note','slack/77/note.feedback','slack',1,1794996006745558,'sent',1,NULL,1794996006755108,1,0,NULL,'',1794996006745558,'slack/77','contact 1',0,NULL);
INSERT INTO "outbox" VALUES(335,'note','prompt 9','slack',1,1794996007795311,'sent',1,NULL,1794996007800904,1,0,NULL,'',1794996007795311,'slack/78','contact 1',0,NULL);
INSERT INTO "outbox" VALUES(336,'retired','D667157Z1IH/1794996007.804071','slack',0,1795082407795311,'due',1,NULL,NULL,0,0,'{"contact": 1, "prompt": 9}','',1794996007804747,'slack/78','contact 1',0,NULL);
INSERT INTO "outbox" VALUES(337,'feedback','2/1794996000/0','slack',6,1794996060000000,'due',1,NULL,NULL,0,0,'{"changed": false}','',1794996008811546,'telegram/79','support',0,NULL);
INSERT INTO "outbox" VALUES(338,'note','telegram/79/note.feedback','telegram',1,1794996008811546,'sent',1,NULL,1794996008816084,1,0,NULL,'',1794996008811546,'telegram/79','contact 2',0,NULL);
INSERT INTO "outbox" VALUES(339,'note','prompt 10','telegram',1,1794996009824560,'sent',1,NULL,1794996009828009,1,0,NULL,'',1794996009824560,'telegram/80','contact 2',0,NULL);
INSERT INTO "outbox" VALUES(340,'retired','5100000009/4','telegram',0,1795082409824560,'due',1,NULL,NULL,0,0,'{"contact": 2, "prompt": 10}','',1794996009838504,'telegram/80','contact 2',0,NULL);
INSERT INTO "outbox" VALUES(341,'card below','41','slack',1,1794996010854033,'sent',2,NULL,1794996010876134,1,0,NULL,'',1794996010854033,'slack/81','contact 47',0,NULL);
INSERT INTO "outbox" VALUES(342,'alert thread','11@1794996010854033/0','slack',6,1794996070854033,'due',2,NULL,NULL,0,0,'{"scores": null, "contact": null, "comments": [0], "reopened": false}','',1794996010854033,'slack/82','support',0,NULL);
INSERT INTO "outbox" VALUES(343,'retired','DC400B2UX6S/1794995763.030852','slack',0,1794996010887663,'sent',1,NULL,1794996011920323,1,0,'{"contact": 47, "invitation": 41, "asked": "answer.ask.detractor"}','',1794996010887663,'slack/81','contact 47',0,NULL);
INSERT INTO "outbox" VALUES(344,'card below','42','telegram',1,1794996013058901,'sent',2,NULL,1794996013093622,1,0,NULL,'',1794996013058901,'telegram/83','contact 48',0,NULL);
INSERT INTO "outbox" VALUES(345,'alert thread','12@1794996013058901/0','slack',6,1794996073058901,'due',2,NULL,NULL,0,0,'{"scores": null, "contact": null, "comments": [0], "reopened": false}','',1794996013058901,'telegram/84','support',0,NULL);
INSERT INTO "outbox" VALUES(346,'retired','5100000026/1','telegram',0,1794996013133708,'sent',1,NULL,1794996014165206,1,0,'{"contact": 48, "invitation": 42, "asked": "answer.ask.detractor"}','',1794996013133708,'telegram/83','contact 48',0,NULL);
INSERT INTO "outbox" VALUES(347,'card','43','slack',0,1794996016216983,'sent',1,NULL,1794996016243281,1,0,NULL,'',1794996016216983,NULL,'contact 49',0,NULL);
INSERT INTO "outbox" VALUES(348,'alert','23','slack',2,1794996616216983,'due',1,NULL,NULL,0,0,'null','',1794996016216983,NULL,'support',0,NULL);
INSERT INTO "outbox" VALUES(349,'card','44','telegram',0,1794996016216983,'sent',1,NULL,1794996016241057,1,0,NULL,'',1794996016216983,NULL,'contact 50',0,NULL);
INSERT INTO "outbox" VALUES(350,'alert','24','slack',2,1794996616216983,'due',1,NULL,NULL,0,0,'null','',1794996016216983,NULL,'support',0,NULL);
INSERT INTO "outbox" VALUES(351,'card below','17','slack',1,1794996017352479,'dropped',1,NULL,1794996017358352,1,0,NULL,'unreadable answer',1794996017352479,'slack/85','contact 23',0,'{"reason": "platform", "code": "", "needed": ""}');
INSERT INTO "outbox" VALUES(352,'card','17','slack',0,1794996021606964,'sending',1,'claim of 352',1794996080576515,2,1,'null','unreadable answer',1794996018366255,'slack/85','contact 23',0,NULL);
INSERT INTO "outbox" VALUES(353,'card below','18','telegram',1,1794996018374937,'dropped',1,NULL,1794996018404782,1,0,NULL,'The line was cut',1794996018374937,'telegram/86','contact 24',0,'{"reason": "platform", "code": "", "needed": ""}');
INSERT INTO "outbox" VALUES(354,'card','18','telegram',0,1794996020906267,'sending',1,'claim of 354',1794996080576515,2,1,'null','The line was cut',1794996019426352,'telegram/86','contact 24',0,NULL);
INSERT INTO "outbox" VALUES(355,'card','29','slack',0,1794996023031088,'sending',1,'claim of 355',1794996080576515,2,1,'null','unreadable answer',1794996019438062,'slack/87','contact 35',0,NULL);
INSERT INTO "outbox" VALUES(356,'card','30','telegram',0,1794996024334635,'sending',1,'claim of 356',1794996080576515,2,1,'null','The line was cut',1794996020463318,'telegram/88','contact 36',0,NULL);
INSERT INTO "outbox" VALUES(357,'campaign','recorded-campaign','jobs',5,1794996080600308,'due',2,NULL,1794996080600308,0,0,'null','',1794996080600308,NULL,'campaign recorded-campaign',0,NULL);
INSERT INTO "outbox" VALUES(358,'question','66','slack',3,1794996080600308,'due',1,NULL,NULL,0,0,'null','',1794996080600308,NULL,'contact 3',0,NULL);
INSERT INTO "outbox" VALUES(359,'question','67','telegram',3,1794996080600308,'due',1,NULL,NULL,0,0,'null','',1794996080600308,NULL,'contact 4',0,NULL);
INSERT INTO "outbox" VALUES(360,'trouble','suspended 2026-11-18T10:01:20.796263+00:00','telegram',2,1794999680796263,'due',1,NULL,NULL,0,0,'{"key": "trouble.suspended", "values": {"names": "Sven (U0CAST21)", "n": 1}}','',1794996080796263,NULL,'admin',0,NULL);
INSERT INTO "outbox" VALUES(361,'summary','failed/2026-W47','slack',5,1795600860000000,'due',1,NULL,NULL,0,0,'null','',1794996080837125,NULL,'team',0,NULL);
INSERT INTO "outbox" VALUES(362,'trouble','lost summary/failed/2026-W46','telegram',2,1794996080837125,'due',1,NULL,NULL,0,0,'{"key": "refusal.summary", "values": {"survey": "failed", "week": "2026-W46", "chat": "slack:C0TEAM"}, "refusal": {"reason": "platform", "code": "", "needed": ""}, "platform": "slack"}','',1794996080837125,NULL,'admin',0,NULL);
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
	created_at BIGINT NOT NULL, self_enrolled BOOLEAN DEFAULT 0 NOT NULL, erased_at BIGINT, joined_into INTEGER, country VARCHAR DEFAULT '' NOT NULL, joined_on DATE, left_on DATE, 
	CONSTRAINT pk_people PRIMARY KEY (id)
);
INSERT INTO "people" VALUES(1,'Vera','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761325807,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(2,'Viktor','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761328363,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(3,'Quinn','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761331677,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(4,'Qiang','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761335146,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(5,'Wanda','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761337208,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(6,'Willem','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761339078,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(7,'Olga','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761341372,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(8,'Omar','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761344746,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(9,'Dora','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761347538,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(10,'Diego','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761349924,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(11,'Undine','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761352397,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(12,'Umit','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761355356,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(13,'Paula','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761358487,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(14,'Pavel','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761361069,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(15,'Quirin','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761363864,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(16,'Qadir','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761366436,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(17,'Agnes','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761369244,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(18,'Anton','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761372058,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(19,'Nora','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761378356,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(20,'Nils','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761380062,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(21,'Nadia','customer',NULL,NULL,'','','{}',NULL,1794995786840719,1794995761382501,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(22,'Noah','customer',NULL,NULL,'','','{}',NULL,1794995787867896,1794995761384841,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(23,'Edda','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761387212,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(24,'Emil','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761389636,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(25,'Tara','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761391608,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(26,'Theo','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761394122,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(27,'Petra','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761398723,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(28,'Piet','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761401155,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(29,'Mona','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761403720,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(30,'Marek','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761406479,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(31,'Nele','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761408950,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(32,'Nuno','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761411468,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(33,'Clara','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761414077,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(34,'Cemal','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761420338,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(35,'Priya','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761423983,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(36,'Pedro','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761426617,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(37,'Wilma','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761428929,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(38,'Walid','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761430356,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(39,'Alma','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761431879,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(40,'Aldo','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761433294,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(41,'Sven','customer',NULL,NULL,'','sven@hill.example','{}',NULL,NULL,1794995761434742,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(42,'Ursula','customer',NULL,NULL,'','ursula@hill.example','{}',NULL,NULL,1794995761436108,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(43,'Lotte','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761437607,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(44,'Luca','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761439025,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(45,'Selma','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761440395,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(46,'Simon','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761441656,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(47,'Rosa','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761444183,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(48,'Ruben','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761447450,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(49,'Perla','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761448909,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(50,'Panos','customer',NULL,NULL,'','','{}',NULL,NULL,1794995761450308,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(51,'Admin','staff',NULL,NULL,'','','{}',NULL,NULL,1794995798061889,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(52,'Rhea','customer',NULL,NULL,'','','{"asked in": "pulse"}',NULL,NULL,1794995798112733,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(53,'Rolf','customer',NULL,NULL,'','','{"asked in": "pulse"}',NULL,NULL,1794995798114886,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(54,'Rieke','customer',NULL,NULL,'','','{"asked in": "pulse"}',NULL,NULL,1794995798117885,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(55,'Ramiro','customer',NULL,NULL,'','','{"asked in": "pulse"}',NULL,NULL,1794995798121236,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(56,'Sofia','customer',NULL,NULL,'','','{"asked in": "checkup"}',NULL,NULL,1794995798133616,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(57,'Samir','customer',NULL,NULL,'','','{"asked in": "checkup"}',NULL,NULL,1794995798136837,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(58,'Thekla','customer',NULL,NULL,'','','{}',NULL,NULL,1794995799425464,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(59,'Timon','customer',NULL,NULL,'','','{}',NULL,NULL,1794995799428540,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(60,'Sanna','customer',NULL,NULL,'','','{}',NULL,NULL,1794995799431926,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(61,'Selim','customer',NULL,NULL,'','','{}',NULL,NULL,1794995799434954,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(62,'Dagmar','customer',NULL,NULL,'','','{}',NULL,NULL,1794995799437024,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(63,'Dilan','customer',NULL,NULL,'','','{}',NULL,NULL,1794995799439317,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(64,'Tilda','customer',NULL,NULL,'','','{}',NULL,NULL,1794995799441063,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(65,'Tarek','customer',NULL,NULL,'','','{}',NULL,NULL,1794995799443213,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(66,'Tonia','customer',NULL,NULL,'','','{}',NULL,NULL,1794995799445068,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(67,'Tibor','customer',NULL,NULL,'','','{}',NULL,NULL,1794995799447766,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(68,'Chiara','customer',NULL,NULL,'','','{}',NULL,NULL,1794995799450125,0,NULL,NULL,'','2025-10-14','2026-11-17');
INSERT INTO "people" VALUES(69,'Chidi','customer',NULL,NULL,'','','{}',NULL,NULL,1794995799452836,0,NULL,NULL,'','2025-10-14','2026-11-17');
INSERT INTO "people" VALUES(70,'Ronja','customer',NULL,NULL,'','','{}',NULL,NULL,1794995805761142,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(71,'Raoul','customer',NULL,NULL,'','','{}',NULL,NULL,1794995805765113,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(72,'Ayla','customer',NULL,NULL,'','','{}',NULL,NULL,1794995805769362,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(73,'Artur','customer',NULL,NULL,'','','{}',NULL,NULL,1794995805772597,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(74,'Hanna','customer',NULL,NULL,'','','{}',NULL,NULL,1794995805775700,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(75,'Hugo','customer',NULL,NULL,'','','{}',NULL,NULL,1794995805779366,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(76,'Carla','customer',NULL,NULL,'','','{}',NULL,NULL,1794995810868028,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(77,'Carlos','customer',NULL,NULL,'','','{}',NULL,NULL,1794995814991684,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(78,'Inez','customer',NULL,NULL,'','','{}',NULL,NULL,1794995821141529,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(79,'Igor','customer',NULL,NULL,'','','{}',NULL,NULL,1794995823236575,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(80,'Levin','customer',NULL,NULL,'','','{}',NULL,NULL,1794995897502159,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(81,'Lasse','customer',NULL,NULL,'','','{}',NULL,NULL,1794995897502159,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(82,'Marta','customer',NULL,NULL,'','','{}',NULL,NULL,1794995898548626,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(83,'Lydia','customer',NULL,NULL,'','','{}',NULL,NULL,1794995898548626,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(84,'Jana','customer',NULL,NULL,'','','{}',NULL,NULL,1794995898593534,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(85,'Janek','customer',NULL,NULL,'','','{}',NULL,NULL,1794995900667693,0,NULL,84,'',NULL,NULL);
INSERT INTO "people" VALUES(86,'Udalrich','customer',NULL,NULL,'','','{}',NULL,NULL,1794995900726479,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(87,'','customer',NULL,NULL,'','','{}',NULL,1794995907080905,1794995900793664,0,1794995907080905,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(88,'','customer',NULL,NULL,'','','{}',NULL,1794995907080905,1794995900798603,0,1794995907080905,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(89,'Doris','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000310478,0,NULL,NULL,'',NULL,NULL);
INSERT INTO "people" VALUES(90,'Denis','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000320111,0,NULL,NULL,'',NULL,NULL);
CREATE TABLE personal_links (
	id INTEGER NOT NULL, 
	token_hash VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	created_at BIGINT NOT NULL, 
	expires_at BIGINT NOT NULL, 
	contact_id INTEGER, 
	opened_at BIGINT, 
	CONSTRAINT pk_personal_links PRIMARY KEY (id), 
	CONSTRAINT fk_personal_links_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_personal_links_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id), 
	CONSTRAINT uq_personal_links_token_hash UNIQUE (token_hash)
);
INSERT INTO "personal_links" VALUES(1,'a8095f7b3a7a96d379c08887461e24cef0fab38f98bfca9e968719aa15167859',80,1794995897502159,1802771897502159,80,1794995898525648);
INSERT INTO "personal_links" VALUES(2,'e8a074967ea904a33dd4c11b8092aabdc549ed1f9a59a4549042d08bb648494b',81,1794995897502159,1802771897502159,NULL,NULL);
CREATE TABLE planned_days (
	survey VARCHAR NOT NULL, 
	day DATE NOT NULL, 
	people INTEGER NOT NULL, 
	CONSTRAINT pk_planned_days PRIMARY KEY (survey, day)
);
INSERT INTO "planned_days" VALUES('checkup','2026-11-19',1);
INSERT INTO "planned_days" VALUES('checkup','2026-11-20',1);
INSERT INTO "planned_days" VALUES('pulse','2026-11-19',0);
INSERT INTO "planned_days" VALUES('pulse','2026-11-20',0);
INSERT INTO "planned_days" VALUES('pulse','2026-11-21',1);
INSERT INTO "planned_days" VALUES('pulse','2026-11-22',1);
INSERT INTO "planned_days" VALUES('pulse','2026-11-18',2);
CREATE TABLE posted_messages (
	id INTEGER NOT NULL, 
	platform VARCHAR NOT NULL, 
	message VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	person_id INTEGER, 
	survey VARCHAR, 
	week VARCHAR, 
	detail JSON, 
	CONSTRAINT pk_posted_messages PRIMARY KEY (id), 
	CONSTRAINT fk_posted_messages_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "posted_messages" VALUES(1,'slack','C0TEAM/1794211206.075017','summary',1794211206075883,NULL,'quiet','2026-W45','{}');
INSERT INTO "posted_messages" VALUES(2,'slack','C0TEAM/1794211207.288304','summary',1794211207289383,NULL,'resting','2026-W45','{}');
INSERT INTO "posted_messages" VALUES(3,'slack','C0TEAM/1794211208.483592','summary',1794211208484328,NULL,'pulse','2026-W45','{}');
INSERT INTO "posted_messages" VALUES(4,'slack','C0TEAM/1794211209.690496','summary',1794211209691208,NULL,'checkup','2026-W45','{}');
INSERT INTO "posted_messages" VALUES(5,'slack','C0TEAM/1794211210.912723','summary',1794211210913548,NULL,'relationship','2026-W45','{"upload": "FTD8EWL9TMB"}');
INSERT INTO "posted_messages" VALUES(6,'slack','C0TEAM/1794391261.130071','summary',1794391261131608,NULL,'doubted','2026-W45','{}');
INSERT INTO "posted_messages" VALUES(7,'slack','C0TEAM/1794391262.281549','summary',1794391262282216,NULL,'posted','2026-W45','{}');
INSERT INTO "posted_messages" VALUES(8,'slack','C0TEAM/1794391263.487230','summary',1794391263488414,NULL,'claimed','2026-W45','{}');
INSERT INTO "posted_messages" VALUES(9,'slack','C0TEAM/1794391264.696719','summary',1794391264698054,NULL,'due','2026-W45','{}');
INSERT INTO "posted_messages" VALUES(10,'slack','C0TEAM/1794391265.898958','summary',1794391265899630,NULL,'failed','2026-W45','{}');
INSERT INTO "posted_messages" VALUES(11,'slack','C0TEAM/1794816001.159357','summary',1794816001160148,NULL,'quiet','2026-W46','{}');
INSERT INTO "posted_messages" VALUES(12,'slack','C0TEAM/1794816002.297865','summary',1794816002298586,NULL,'pulse','2026-W46','{}');
INSERT INTO "posted_messages" VALUES(13,'slack','C0TEAM/1794816003.487472','summary',1794816003488113,NULL,'checkup','2026-W46','{}');
INSERT INTO "posted_messages" VALUES(14,'slack','C0TEAM/1794995760.180112','summary',1794995760181084,NULL,'relationship','2026-W46','{"upload": "F0E5FLFWSJF"}');
INSERT INTO "posted_messages" VALUES(15,'telegram','5100000001/1','question',1794995762510436,8,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(16,'slack','D9PIOEQLG67/1794995762.513586','question',1794995762519122,7,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(17,'telegram','5100000002/1','question',1794995762526762,10,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(18,'slack','D6Q1E0TNJBT/1794995762.531419','question',1794995762532265,9,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(19,'telegram','5100000003/1','question',1794995762554868,12,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(20,'slack','DRO7IBUPBD0/1794995762.556949','question',1794995762557706,11,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(21,'telegram','5100000004/1','question',1794995762578655,14,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(22,'slack','DM47XSMCTAC/1794995762.584774','question',1794995762585967,13,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(23,'slack','DLKXRCCTV0C/1794995762.608916','question',1794995762609771,15,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(24,'telegram','5100000005/1','question',1794995762618340,16,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(25,'telegram','5100000006/1','question',1794995762632496,18,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(26,'slack','D5UB2ON4BIQ/1794995762.635118','question',1794995762635989,17,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(27,'telegram','5100000007/1','question',1794995762652296,20,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(28,'slack','DIWA1C6DKB1/1794995762.656604','question',1794995762657457,19,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(29,'telegram','5100000008/1','question',1794995762678294,22,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(30,'slack','DWKSOIY0WQQ/1794995762.681923','question',1794995762683901,21,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(31,'telegram','5100000010/1','question',1794995762705481,24,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(32,'slack','D8KJC4LHJ1L/1794995762.709812','question',1794995762715106,23,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(33,'telegram','5100000012/1','question',1794995762730672,26,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(34,'slack','D30X953BS7F/1794995762.737288','question',1794995762741135,25,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(35,'slack','DQI1VDUSUKM/1794995762.762945','question',1794995762769251,27,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(36,'telegram','5100000013/1','question',1794995762771898,28,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(37,'telegram','5100000016/1','question',1794995762780108,30,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(38,'slack','DCQGUUMW01A/1794995762.782747','question',1794995762783562,29,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(39,'telegram','5100000017/1','question',1794995762803688,32,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(40,'slack','DAWLXSKSK1G/1794995762.806808','question',1794995762807711,31,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(41,'telegram','5100000018/1','question',1794995762829594,34,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(42,'slack','DMOD0RLXNMS/1794995762.835200','question',1794995762836134,33,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(43,'telegram','5100000019/1','question',1794995762858574,36,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(44,'slack','DGHTBCX56TR/1794995762.863086','question',1794995762864059,35,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(45,'telegram','5100000020/1','question',1794995762877242,38,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(46,'slack','D5OYFK6IFQT/1794995762.884225','question',1794995762885141,37,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(47,'telegram','5100000021/1','question',1794995762908236,40,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(48,'slack','DA63H5C4QNY/1794995762.907375','question',1794995762908574,39,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(49,'telegram','5100000024/1','question',1794995762928905,44,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(50,'slack','DPJWE1F8R82/1794995762.933607','question',1794995762935943,41,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(51,'slack','DNCVOT4WW6Y/1794995762.961163','question',1794995762962058,42,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(52,'telegram','5100000025/1','question',1794995762968287,46,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(53,'telegram','5100000026/1','question',1794995762979558,48,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(54,'slack','D1TYRTYL34K/1794995762.983464','question',1794995762984241,43,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(55,'telegram','5100000027/1','question',1794995763001389,50,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(56,'slack','DTR67SN4LI5/1794995763.009865','question',1794995763014911,45,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(57,'slack','DC400B2UX6S/1794995763.030852','question',1794995763034805,47,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(58,'slack','DSKVK0ZVT1P/1794995763.056791','question',1794995763057882,49,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(59,'slack','DLKXRCCTV0C/1794995778.643738','card below',1794995778644498,15,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(60,'telegram','5100000005/3','card below',1794995779676981,16,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(61,'slack','D5UB2ON4BIQ/1794995780.697013','card below',1794995780697758,17,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(62,'telegram','5100000006/3','card below',1794995781720284,18,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(63,'slack','C0SUPPORT/1794995784.781698','alert list',1794995784783068,43,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(64,'slack','C0SUPPORT/1794995784.781698','alert list',1794995784783068,44,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(65,'slack','C0SUPPORT/1794995784.781698','alert list',1794995784783068,45,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(66,'slack','C0SUPPORT/1794995784.781698','alert list',1794995784783068,46,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(67,'slack','C0SUPPORT/1794995784.781698','alert list',1794995784783068,47,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(68,'slack','C0SUPPORT/1794995784.781698','alert list',1794995784783068,48,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(69,'slack','DWKSOIY0WQQ/1794995787.862345','note',1794995787862967,21,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(70,'telegram','5100000008/3','note',1794995788896808,22,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(71,'slack','DCQGUUMW01A/1794995789.911226','note',1794995789911949,29,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(72,'telegram','5100000016/3','note',1794995790926959,30,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(73,'slack','DAWLXSKSK1G/1794995791.940436','note',1794995791941146,31,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(74,'telegram','5100000017/3','note',1794995792956935,32,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(75,'slack','DAWLXSKSK1G/1794995793.983661','card below',1794995793984537,31,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(76,'telegram','5100000017/5','card below',1794995796009472,32,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(77,'slack','DMOD0RLXNMS/1794995797.030299','note',1794995797030976,33,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(78,'telegram','5100000018/3','note',1794995798045806,34,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(79,'slack','DRAYDJSXK6Z/1794995798.084625','question',1794995798085646,51,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(80,'slack','D0W4QCSBUM7/1794995799.546831','question',1794995799547584,58,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(81,'telegram','5100000032/1','question',1794995799551498,59,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(82,'slack','D9KO7CY4XIT/1794995799.560121','question',1794995799561252,60,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(83,'telegram','5100000034/1','question',1794995799564338,61,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(84,'slack','DAQ5YSWBG4H/1794995799.585615','question',1794995799587067,62,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(85,'telegram','5100000035/1','question',1794995800590718,63,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(86,'slack','DAQ5YSWBG4H/1794995804.717283','card below',1794995804718488,62,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(87,'telegram','5100000035/3','card below',1794995805761056,63,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(88,'telegram','5100000036/1','question',1794995805844497,71,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(89,'slack','DHFZXHIBKZV/1794995805.843813','question',1794995805844800,70,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(90,'slack','DKWUX85YGP3/1794995811.881646','question',1794995811882577,76,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(91,'slack','DKWUX85YGP3/1794995813.926627','card below',1794995813929587,76,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(92,'slack','C0SUPPORT/1794995814.975088','alert thread',1794995814975690,76,NULL,NULL,'{"case": 15}');
INSERT INTO "posted_messages" VALUES(93,'slack','DKWUX85YGP3/1794995816.007366','note',1794995816007989,76,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(94,'telegram','5100000039/1','question',1794995816015457,77,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(95,'telegram','5100000039/3','card below',1794995818076816,77,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(96,'slack','C0SUPPORT/1794995818.119250','alert thread',1794995818119910,77,NULL,NULL,'{"case": 16}');
INSERT INTO "posted_messages" VALUES(97,'telegram','5100000039/5','note',1794995822152773,77,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(98,'slack','DI0P4TKKPZV/1794995822.158482','question',1794995822159320,78,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(99,'telegram','5100000040/1','question',1794995824256304,79,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(100,'slack','C0SUPPORT/1794995892.442824','alert thread',1794995892443746,62,NULL,NULL,'{"case": 13}');
INSERT INTO "posted_messages" VALUES(101,'slack','C0SUPPORT/1794995893.445753','alert thread',1794995893448355,63,NULL,NULL,'{"case": 14}');
INSERT INTO "posted_messages" VALUES(102,'slack','C0SUPPORT/1794995894.449682','alert thread',1794995894453247,76,NULL,NULL,'{"case": 15}');
INSERT INTO "posted_messages" VALUES(103,'slack','C0SUPPORT/1794995895.454807','alert thread',1794995895455635,77,NULL,NULL,'{"case": 16}');
INSERT INTO "posted_messages" VALUES(104,'slack','C0SUPPORT/1794995896.457384','alert thread',1794995896458292,78,NULL,NULL,'{"case": 17}');
INSERT INTO "posted_messages" VALUES(105,'slack','C0SUPPORT/1794995897.460426','alert thread',1794995897462900,79,NULL,NULL,'{"case": 18}');
INSERT INTO "posted_messages" VALUES(106,'telegram','5100000041/2','note',1794995898548518,80,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(107,'slack','DDV6AI4CUXR/1794995899.623538','question',1794995899624439,84,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(108,'slack','D5OYFK6IFQT/1794996005.579269','card below',1794996005589812,37,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(109,'telegram','5100000020/3','card below',1794996006717010,38,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(110,'slack','D667157Z1IH/1794996006.765518','note',1794996006766229,1,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(111,'slack','D667157Z1IH/1794996007.804071','note',1794996007804747,1,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(112,'telegram','5100000009/2','note',1794996008819208,2,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(113,'telegram','5100000009/4','note',1794996009838504,2,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(114,'slack','DC400B2UX6S/1794996010.886369','card below',1794996010887663,47,NULL,NULL,NULL);
INSERT INTO "posted_messages" VALUES(115,'telegram','5100000026/3','card below',1794996013133708,48,NULL,NULL,NULL);
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
INSERT INTO "prompts" VALUES(1,21,'{"line": {"key": "note.resume", "values": {}}, "buttons": [{"label": {"key": "note.resume.button", "values": {}}, "tap": "1:u", "means": true}, {"label": {"key": "note.resume.no", "values": {}}, "tap": "", "means": false}], "survey": ""}',1,1794995787855306,1795082187855306,NULL,NULL,NULL,'DWKSOIY0WQQ/1794995787.862345');
INSERT INTO "prompts" VALUES(2,22,'{"line": {"key": "note.resume", "values": {}}, "buttons": [{"label": {"key": "note.resume.button", "values": {}}, "tap": "1:u", "means": true}, {"label": {"key": "note.resume.no", "values": {}}, "tap": "", "means": false}], "survey": ""}',1,1794995788888622,1795082188888622,NULL,NULL,NULL,'5100000008/3');
INSERT INTO "prompts" VALUES(3,29,'{"line": {"key": "note.meant", "values": {"score": 7}}, "buttons": [{"label": {"key": "note.meant.button", "values": {"score": 7}}, "tap": "1:s:1brYCIGXwUgBJUP6:7", "means": true}, {"label": {"key": "note.meant.no", "values": {"score": 7}}, "tap": "", "means": false}], "survey": ""}',1,1794995789903410,1795082189903410,NULL,NULL,NULL,'DCQGUUMW01A/1794995789.911226');
INSERT INTO "prompts" VALUES(4,30,'{"line": {"key": "note.meant", "values": {"score": 7}}, "buttons": [{"label": {"key": "note.meant.button", "values": {"score": 7}}, "tap": "1:s:kUYekQrX4KYF74GB:7", "means": true}, {"label": {"key": "note.meant.no", "values": {"score": 7}}, "tap": "", "means": false}], "survey": ""}',1,1794995790918424,1795082190918424,NULL,NULL,NULL,'5100000016/3');
INSERT INTO "prompts" VALUES(5,31,'{"line": {"key": "note.meant", "values": {"score": 7}}, "buttons": [{"label": {"key": "note.meant.button", "values": {"score": 7}}, "tap": "1:s:0zozb42H7yfVjQV4:7", "means": true}, {"label": {"key": "note.meant.no", "values": {"score": 7}}, "tap": "", "means": false}], "survey": ""}',1,1794995791933009,1795082191933009,'chosen',1794995793963895,1,'DAWLXSKSK1G/1794995791.940436');
INSERT INTO "prompts" VALUES(6,32,'{"line": {"key": "note.meant", "values": {"score": 7}}, "buttons": [{"label": {"key": "note.meant.button", "values": {"score": 7}}, "tap": "1:s:eNt3RFBgeRD9rAmM:7", "means": true}, {"label": {"key": "note.meant.no", "values": {"score": 7}}, "tap": "", "means": false}], "survey": ""}',1,1794995792947957,1795082192947957,'chosen',1794995794995886,1,'5100000017/3');
INSERT INTO "prompts" VALUES(7,33,'{"line": {"key": "note.change", "values": {"previous": 9, "score": 10}}, "buttons": [{"label": {"key": "note.change.button", "values": {"previous": 9, "score": 10}}, "tap": "1:s:1dC5f09s8c6VrfQi:10", "means": true}, {"label": {"key": "note.change.no", "values": {"previous": 9, "score": 10}}, "tap": "", "means": false}], "survey": ""}',1,1794995797020082,1795082197020082,NULL,NULL,NULL,'DMOD0RLXNMS/1794995797.030299');
INSERT INTO "prompts" VALUES(8,34,'{"line": {"key": "note.change", "values": {"previous": 9, "score": 10}}, "buttons": [{"label": {"key": "note.change.button", "values": {"previous": 9, "score": 10}}, "tap": "1:s:BrU6TDS72yEpKl3l:10", "means": true}, {"label": {"key": "note.change.no", "values": {"previous": 9, "score": 10}}, "tap": "", "means": false}], "survey": ""}',1,1794995798037275,1795082198037275,NULL,NULL,NULL,'5100000018/3');
INSERT INTO "prompts" VALUES(9,1,'{"line": {"key": "note.language", "values": {}}, "buttons": [{"label": {"key": "language.name.en", "values": {}}, "tap": "1:g:en", "means": null}, {"label": {"key": "language.name.id", "values": {}}, "tap": "1:g:id", "means": null}, {"label": {"key": "language.name.ko", "values": {}}, "tap": "1:g:ko", "means": null}, {"label": {"key": "language.name.zh", "values": {}}, "tap": "1:g:zh", "means": null}], "survey": ""}',0,1794996007795311,1795082407795311,NULL,NULL,NULL,'D667157Z1IH/1794996007.804071');
INSERT INTO "prompts" VALUES(10,2,'{"line": {"key": "note.language", "values": {}}, "buttons": [{"label": {"key": "language.name.en", "values": {}}, "tap": "1:g:en", "means": null}, {"label": {"key": "language.name.id", "values": {}}, "tap": "1:g:id", "means": null}, {"label": {"key": "language.name.ko", "values": {}}, "tap": "1:g:ko", "means": null}, {"label": {"key": "language.name.zh", "values": {}}, "tap": "1:g:zh", "means": null}], "survey": ""}',0,1794996009824560,1795082409824560,NULL,NULL,NULL,'5100000009/4');
CREATE TABLE response_urls (
	platform VARCHAR NOT NULL, 
	message VARCHAR NOT NULL, 
	url VARCHAR NOT NULL, 
	until BIGINT NOT NULL, 
	uses_left INTEGER NOT NULL, 
	CONSTRAINT pk_response_urls PRIMARY KEY (platform, message)
);
INSERT INTO "response_urls" VALUES('slack','D6Q1E0TNJBT/1794995762.531419','http://sandbox.invalid/slack/response/T29H03S6QT',1794997504105163,3);
INSERT INTO "response_urls" VALUES('slack','DRO7IBUPBD0/1794995762.556949','http://sandbox.invalid/slack/response/SRTIOQTKYQ',1794997517414559,3);
INSERT INTO "response_urls" VALUES('slack','DM47XSMCTAC/1794995762.584774','http://sandbox.invalid/slack/response/5JVPX1D389',1794997508243404,3);
INSERT INTO "response_urls" VALUES('slack','DLKXRCCTV0C/1794995762.608916','http://sandbox.invalid/slack/response/K78IRVR7UG',1794997510283214,3);
INSERT INTO "response_urls" VALUES('slack','D5UB2ON4BIQ/1794995762.635118','http://sandbox.invalid/slack/response/X40FLXDM17',1794997512315600,3);
INSERT INTO "response_urls" VALUES('slack','DMOD0RLXNMS/1794995762.835200','http://sandbox.invalid/slack/response/CXLRJUMDU0',1794997514340207,3);
INSERT INTO "response_urls" VALUES('slack','D5OYFK6IFQT/1794995762.884225','http://sandbox.invalid/slack/response/E6LWWPJ2GI',1794997516371270,3);
INSERT INTO "response_urls" VALUES('slack','D5UB2ON4BIQ/1794995780.697013','http://sandbox.invalid/slack/response/0B29RVUTQY',1794997521725760,3);
INSERT INTO "response_urls" VALUES('slack','DIWA1C6DKB1/1794995762.656604','http://sandbox.invalid/slack/response/EV7B4364WG',1794997526807861,3);
INSERT INTO "response_urls" VALUES('slack','DWKSOIY0WQQ/1794995762.681923','http://sandbox.invalid/slack/response/TDRH2DXHYG',1794997526840719,3);
INSERT INTO "response_urls" VALUES('slack','D9KO7CY4XIT/1794995799.560121','http://sandbox.invalid/slack/response/4UN1NDKUAI',1794997540598930,3);
INSERT INTO "response_urls" VALUES('slack','DAQ5YSWBG4H/1794995799.585615','http://sandbox.invalid/slack/response/AXF746IBS1',1794997542642377,3);
INSERT INTO "response_urls" VALUES('slack','DKWUX85YGP3/1794995811.881646','http://sandbox.invalid/slack/response/KUI90DYS7M',1794997552887703,3);
INSERT INTO "response_urls" VALUES('slack','DKWUX85YGP3/1794995813.926627','http://sandbox.invalid/slack/response/9LVLMXIAXJ',1794997553943325,2);
INSERT INTO "response_urls" VALUES('slack','DI0P4TKKPZV/1794995822.158482','http://sandbox.invalid/slack/response/LTBE9M2RPP',1794997563214821,3);
INSERT INTO "response_urls" VALUES('slack','DDV6AI4CUXR/1794995899.623538','http://sandbox.invalid/slack/response/N7IMSZLVLZ',1794997640644289,3);
INSERT INTO "response_urls" VALUES('slack','DA63H5C4QNY/1794995762.907375','http://sandbox.invalid/slack/response/U57HU9HBHD',1794997741436917,3);
INSERT INTO "response_urls" VALUES('slack','DGHTBCX56TR/1794995762.863086','http://sandbox.invalid/slack/response/O3Q4UB5ZNH',1794997759438062,3);
CREATE TABLE rhythms (
	survey VARCHAR NOT NULL, 
	seed VARCHAR NOT NULL, 
	settings VARCHAR NOT NULL, 
	people INTEGER NOT NULL, 
	phase VARCHAR, 
	position INTEGER NOT NULL, 
	counted INTEGER NOT NULL, 
	replans BOOLEAN NOT NULL, 
	checked_at BIGINT NOT NULL, 
	offered_at BIGINT, 
	started_at BIGINT, 
	CONSTRAINT pk_rhythms PRIMARY KEY (survey)
);
INSERT INTO "rhythms" VALUES('pulse','339a05744ee14c2e511d2cb977e8e09aa97f878b524b7737b987d88dca9d6281','{"audience": {"asked in": "pulse"}, "every_days": 30, "holidays": [false, ""], "hours": ["00:00:00", "23:59:59.999999", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], "per_day": null, "self_enrolled": false}',4,NULL,57,4,0,1794995799259311,1794995798223710,1794995799259311);
INSERT INTO "rhythms" VALUES('checkup','339a05744ee14c2e511d2cb977e8e09aa97f878b524b7737b987d88dca9d6281','{"audience": {"asked in": "checkup"}, "every_days": 30, "holidays": [false, ""], "hours": ["00:00:00", "23:59:59.999999", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], "per_day": null, "self_enrolled": false}',2,NULL,57,2,0,1794995798142879,1794995798226028,NULL);
INSERT INTO "rhythms" VALUES('support','339a05744ee14c2e511d2cb977e8e09aa97f878b524b7737b987d88dca9d6281','after events',0,'counting',0,0,1,1794995799421025,1794211201192177,1794995799421025);
CREATE TABLE score_changes (
	id INTEGER NOT NULL, 
	invitation_id INTEGER NOT NULL, 
	score INTEGER NOT NULL, 
	at BIGINT NOT NULL, source VARCHAR, 
	CONSTRAINT pk_score_changes PRIMARY KEY (id), 
	CONSTRAINT fk_score_changes_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id)
);
INSERT INTO "score_changes" VALUES(1,3,3,1794995764105163,NULL);
INSERT INTO "score_changes" VALUES(2,4,3,1794995765165438,NULL);
INSERT INTO "score_changes" VALUES(3,5,2,1794995766192732,NULL);
INSERT INTO "score_changes" VALUES(4,6,2,1794995767215083,NULL);
INSERT INTO "score_changes" VALUES(5,7,9,1794995768243404,NULL);
INSERT INTO "score_changes" VALUES(6,8,9,1794995769260814,NULL);
INSERT INTO "score_changes" VALUES(7,9,10,1794995770283214,NULL);
INSERT INTO "score_changes" VALUES(8,10,10,1794995771301515,NULL);
INSERT INTO "score_changes" VALUES(9,11,10,1794995772315600,NULL);
INSERT INTO "score_changes" VALUES(10,12,10,1794995773326178,NULL);
INSERT INTO "score_changes" VALUES(11,27,9,1794995774340207,NULL);
INSERT INTO "score_changes" VALUES(12,28,9,1794995775353450,NULL);
INSERT INTO "score_changes" VALUES(13,31,1,1794995776371270,NULL);
INSERT INTO "score_changes" VALUES(14,32,1,1794995777391017,NULL);
INSERT INTO "score_changes" VALUES(15,37,2,1794995784732109,NULL);
INSERT INTO "score_changes" VALUES(16,38,2,1794995784732109,NULL);
INSERT INTO "score_changes" VALUES(17,39,2,1794995784732109,NULL);
INSERT INTO "score_changes" VALUES(18,40,2,1794995784732109,NULL);
INSERT INTO "score_changes" VALUES(19,41,2,1794995784732109,NULL);
INSERT INTO "score_changes" VALUES(20,42,2,1794995784732109,NULL);
INSERT INTO "score_changes" VALUES(21,48,5,1794995800598930,NULL);
INSERT INTO "score_changes" VALUES(22,49,5,1794995801616093,NULL);
INSERT INTO "score_changes" VALUES(23,50,1,1794995802642377,NULL);
INSERT INTO "score_changes" VALUES(24,51,1,1794995803663365,NULL);
INSERT INTO "score_changes" VALUES(25,56,2,1794995812887703,NULL);
INSERT INTO "score_changes" VALUES(26,57,2,1794995817026547,NULL);
INSERT INTO "score_changes" VALUES(27,58,3,1794995823164737,NULL);
INSERT INTO "score_changes" VALUES(28,58,9,1794995823214821,NULL);
INSERT INTO "score_changes" VALUES(29,59,3,1794995825266974,NULL);
INSERT INTO "score_changes" VALUES(30,59,9,1794995826353888,NULL);
INSERT INTO "score_changes" VALUES(31,60,8,1794995900644289,NULL);
INSERT INTO "score_changes" VALUES(32,62,1,1794995902885577,NULL);
INSERT INTO "score_changes" VALUES(33,63,1,1794995904967372,NULL);
INSERT INTO "score_changes" VALUES(34,33,0,1794996001436917,NULL);
INSERT INTO "score_changes" VALUES(35,34,0,1794996002485532,NULL);
INSERT INTO "score_changes" VALUES(36,43,4,1794996016216983,NULL);
INSERT INTO "score_changes" VALUES(37,44,4,1794996016216983,NULL);
INSERT INTO "score_changes" VALUES(38,17,8,1794996017352479,'D8KJC4LHJ1L/1794996017.326123');
INSERT INTO "score_changes" VALUES(39,18,8,1794996018374937,'5100000010/2');
INSERT INTO "score_changes" VALUES(40,29,9,1794996019438062,NULL);
INSERT INTO "score_changes" VALUES(41,30,9,1794996020463318,NULL);
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
INSERT INTO "summaries" VALUES(1,'resting','2026-W43',NULL,'quiet',1,1793782800610476,NULL,NULL,NULL,NULL);
INSERT INTO "summaries" VALUES(2,'resting','2026-W44',NULL,'quiet',2,1793782800610476,NULL,NULL,NULL,NULL);
INSERT INTO "summaries" VALUES(3,'relationship','2026-W45','up','posted',1,1794211210913548,4,1,1,6);
INSERT INTO "summaries" VALUES(4,'quiet','2026-W45',NULL,'quiet',1,1794211206075883,0,0,0,0);
INSERT INTO "summaries" VALUES(5,'resting','2026-W45',NULL,'quiet',3,1794211207289383,0,0,0,0);
INSERT INTO "summaries" VALUES(6,'pulse','2026-W45',NULL,'quiet',1,1794211208484328,0,0,0,0);
INSERT INTO "summaries" VALUES(7,'checkup','2026-W45',NULL,'quiet',1,1794211209691208,0,0,0,0);
INSERT INTO "summaries" VALUES(8,'doubted','2026-W45',NULL,'quiet',1,1794391261131608,0,0,0,0);
INSERT INTO "summaries" VALUES(9,'posted','2026-W45',NULL,'quiet',1,1794391262282216,0,0,0,0);
INSERT INTO "summaries" VALUES(10,'claimed','2026-W45',NULL,'quiet',1,1794391263488414,0,0,0,0);
INSERT INTO "summaries" VALUES(11,'due','2026-W45',NULL,'quiet',1,1794391264698054,0,0,0,0);
INSERT INTO "summaries" VALUES(12,'failed','2026-W45',NULL,'quiet',1,1794391265899630,0,0,0,0);
INSERT INTO "summaries" VALUES(13,'missed','2026-W45',NULL,'missed',1,1794816001119003,NULL,NULL,NULL,NULL);
INSERT INTO "summaries" VALUES(14,'quiet','2026-W46',NULL,'quiet',2,1794816001160148,0,0,0,0);
INSERT INTO "summaries" VALUES(15,'resting','2026-W46',NULL,'rested',4,1794816002270570,NULL,NULL,NULL,NULL);
INSERT INTO "summaries" VALUES(16,'pulse','2026-W46',NULL,'quiet',2,1794816002298586,0,0,0,0);
INSERT INTO "summaries" VALUES(17,'checkup','2026-W46',NULL,'quiet',2,1794816003488113,0,0,0,0);
INSERT INTO "summaries" VALUES(18,'relationship','2026-W46','up','posted',2,1794995760181084,4,1,1,6);
INSERT INTO "summaries" VALUES(19,'doubted','2026-W46',NULL,NULL,NULL,NULL,0,0,0,0);
INSERT INTO "summaries" VALUES(20,'posted','2026-W46',NULL,NULL,NULL,NULL,0,0,0,0);
INSERT INTO "summaries" VALUES(21,'claimed','2026-W46',NULL,NULL,NULL,NULL,0,0,0,0);
INSERT INTO "summaries" VALUES(22,'failed','2026-W46',NULL,'lost',2,1794996080837125,NULL,NULL,NULL,NULL);
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
CREATE INDEX ix_inbox_state_id ON inbox (state, id);
CREATE INDEX ix_people_email ON people (email);
CREATE INDEX ix_people_name ON people (name);
CREATE INDEX ix_feedback_person_id ON feedback (person_id);
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
CREATE INDEX ix_response_urls_until ON response_urls (until);
CREATE INDEX ix_contacts_person_id ON contacts (person_id);
CREATE INDEX ix_audit_object ON audit (object);
CREATE INDEX ix_score_changes_source ON score_changes (source);
CREATE INDEX ix_prompts_contact_id ON prompts (contact_id);
CREATE INDEX ix_prompts_message ON prompts (message);
CREATE INDEX ix_prompts_until ON prompts (until);
CREATE INDEX ix_cases_listed_in ON cases (listed_in);
CREATE INDEX ix_posted_messages_person_id ON posted_messages (person_id);
CREATE INDEX ix_posted_messages_survey_week ON posted_messages (survey, week);
CREATE INDEX ix_posted_messages_at ON posted_messages (at);
CREATE INDEX ix_people_joined_into ON people (joined_into);
CREATE INDEX ix_due_questions_person_id ON due_questions (person_id);
CREATE INDEX ix_due_questions_survey_due_at ON due_questions (survey, due_at);
CREATE INDEX ix_personal_links_person_id ON personal_links (person_id);
CREATE INDEX ix_personal_links_expires_at ON personal_links (expires_at);
CREATE INDEX ix_channel_members_contact_id ON channel_members (contact_id);
CREATE INDEX ix_events_name_id ON events (name, id);
CREATE INDEX ix_invitations_contact_id ON invitations (contact_id);
CREATE INDEX ix_invitations_message ON invitations (message);
CREATE INDEX ix_invitations_person_id ON invitations (person_id);
CREATE INDEX ix_invitations_survey_answered_at ON invitations (survey, answered_at);
CREATE INDEX ix_invitations_survey_queued_at ON invitations (survey, queued_at);
CREATE INDEX ix_imported_answers_person ON imported_answers (person);
CREATE INDEX ix_imported_answers_survey_at ON imported_answers (survey, at);
CREATE INDEX ix_campaigns_state ON campaigns (state);
CREATE INDEX ix_invitations_campaign_state ON invitations (campaign, state);
CREATE INDEX ix_event_questions_invitation_id ON event_questions (invitation_id);
CREATE INDEX ix_event_questions_survey_state_look_at ON event_questions (survey, state, look_at);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('inbox',92);
INSERT INTO "sqlite_sequence" VALUES('events',16);
COMMIT;
