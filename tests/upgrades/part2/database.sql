BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
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
INSERT INTO "campaigns" VALUES(1,'ZH3htQ5rSsMLQyjU','relationship','slack:U0ADMIN','[1, 2]',1794996007123704,NULL,'',0);
INSERT INTO "campaigns" VALUES(2,'recorded-campaign','relationship','slack:U0ADMIN','[3, 4, 5, 6]',1794996067254503,1,'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',2);
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
INSERT INTO "cases" VALUES(1,5,11,'open',1794996000749654,NULL,'','C0SUPPORT/1794996000.796359');
INSERT INTO "cases" VALUES(2,6,12,'open',1794996000817094,NULL,'','C0SUPPORT/1794996001.811096');
INSERT INTO "cases" VALUES(3,7,13,'open',1794996001697478,NULL,'','C0SUPPORT/1794996002.818619');
INSERT INTO "cases" VALUES(4,8,14,'open',1794996001720777,NULL,'','C0SUPPORT/1794996003.825774');
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
INSERT INTO "comments" VALUES(1,11,'The import saves me an hour a week',1794996002757241,'D4UBNF3PF4M/1794996002.750407',NULL);
INSERT INTO "comments" VALUES(2,12,'The import saves me an hour a week',1794996002789824,'5100000005/2',NULL);
INSERT INTO "comments" VALUES(3,13,'The import saves me an hour a week',1794996002872835,'D8FFI4AD25N/1794996002.865488',NULL);
INSERT INTO "comments" VALUES(4,14,'The import saves me an hour a week',1794996002892165,'5100000006/2',NULL);
CREATE TABLE consents (
	id INTEGER NOT NULL, 
	invitation_id INTEGER NOT NULL, 
	consent VARCHAR NOT NULL, 
	wording TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_consents PRIMARY KEY (id), 
	CONSTRAINT fk_consents_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id)
);
INSERT INTO "consents" VALUES(1,13,'named','May we quote your words? With my name',1794996002924905);
INSERT INTO "consents" VALUES(2,14,'named','May we quote your words? With my name',1794996002942481);
CREATE TABLE contacts (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	platform VARCHAR NOT NULL, 
	user VARCHAR, 
	chat VARCHAR, 
	language VARCHAR, 
	timezone VARCHAR, 
	state VARCHAR NOT NULL, 
	used_at BIGINT, username VARCHAR, 
	CONSTRAINT pk_contacts PRIMARY KEY (id), 
	CONSTRAINT fk_contacts_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_contacts_person_id_platform UNIQUE (person_id, platform), 
	CONSTRAINT uq_contacts_platform_user UNIQUE (platform, user)
);
INSERT INTO "contacts" VALUES(1,1,'slack','U0CAST08','D1BQWFRIMC1',NULL,NULL,'ok',1794996005089544,NULL);
INSERT INTO "contacts" VALUES(2,2,'telegram','5100000009','5100000009','en',NULL,'ok',1794996006117553,NULL);
INSERT INTO "contacts" VALUES(3,3,'slack','U0CAST13','DER9ZRSALQN',NULL,NULL,'ok',NULL,NULL);
INSERT INTO "contacts" VALUES(4,4,'telegram','5100000014','5100000014',NULL,NULL,'ok',NULL,NULL);
INSERT INTO "contacts" VALUES(5,5,'slack','U0CAST14','DOOG4OYXZRF',NULL,NULL,'ok',NULL,NULL);
INSERT INTO "contacts" VALUES(6,6,'telegram','5100000015','5100000015',NULL,NULL,'ok',NULL,NULL);
INSERT INTO "contacts" VALUES(7,7,'slack','U0CAST10','DLHIK4RSYHH',NULL,NULL,'ok',NULL,NULL);
INSERT INTO "contacts" VALUES(8,8,'telegram','5100000011','5100000011',NULL,NULL,'ok',NULL,NULL);
INSERT INTO "contacts" VALUES(9,9,'slack','U0CAST00','DPYUAQN7414',NULL,NULL,'ok',NULL,NULL);
INSERT INTO "contacts" VALUES(10,10,'telegram','5100000001','5100000001',NULL,NULL,'ok',NULL,NULL);
INSERT INTO "contacts" VALUES(11,11,'slack','U0CAST01','DQ7LJ10K7CE',NULL,NULL,'ok',1794996000749654,NULL);
INSERT INTO "contacts" VALUES(12,12,'telegram','5100000002','5100000002','en',NULL,'ok',1794996000817094,NULL);
INSERT INTO "contacts" VALUES(13,13,'slack','U0CAST02','DLYVXWON629',NULL,NULL,'ok',1794996001920545,NULL);
INSERT INTO "contacts" VALUES(14,14,'telegram','5100000003','5100000003','en',NULL,'ok',1794996001940474,NULL);
INSERT INTO "contacts" VALUES(15,15,'slack','U0CAST03','D5KDF3KNF3Z',NULL,NULL,'ok',1794996001752297,NULL);
INSERT INTO "contacts" VALUES(16,16,'telegram','5100000004','5100000004','en',NULL,'ok',1794996001780216,NULL);
INSERT INTO "contacts" VALUES(17,17,'slack','U0CAST04','D4UBNF3PF4M',NULL,NULL,'ok',1794996002757241,NULL);
INSERT INTO "contacts" VALUES(18,18,'telegram','5100000005','5100000005','en',NULL,'ok',1794996002789824,NULL);
INSERT INTO "contacts" VALUES(19,19,'slack','U0CAST05','D8FFI4AD25N',NULL,NULL,'ok',1794996002924905,NULL);
INSERT INTO "contacts" VALUES(20,20,'telegram','5100000006','5100000006','en',NULL,'ok',1794996002942481,NULL);
INSERT INTO "contacts" VALUES(21,21,'slack','U0CAST06','DX857LZ21QI',NULL,NULL,'ok',1794996003939189,NULL);
INSERT INTO "contacts" VALUES(22,22,'telegram','5100000007','5100000007','en',NULL,'ok',1794996003961154,NULL);
INSERT INTO "contacts" VALUES(23,23,'slack','U0CAST07','DWLVFSUC80J',NULL,NULL,'ok',1794996004013885,NULL);
INSERT INTO "contacts" VALUES(24,24,'telegram','5100000008','5100000008','en',NULL,'ok',1794996004071463,NULL);
INSERT INTO "contacts" VALUES(25,25,'slack','U0CAST09','DET9R98P8V1',NULL,NULL,'ok',1794996007146084,NULL);
INSERT INTO "contacts" VALUES(26,26,'telegram','5100000010','5100000010','en',NULL,'ok',1794996007170882,NULL);
INSERT INTO "contacts" VALUES(27,27,'slack','U0CAST11','D26AR6L3WL2',NULL,NULL,'ok',NULL,NULL);
INSERT INTO "contacts" VALUES(28,28,'telegram','5100000012','5100000012',NULL,NULL,'ok',NULL,NULL);
INSERT INTO "contacts" VALUES(29,29,'slack','U0CAST12','DIBKGGQ6G2L',NULL,NULL,'ok',NULL,NULL);
INSERT INTO "contacts" VALUES(30,30,'telegram','5100000013','5100000013',NULL,NULL,'ok',NULL,NULL);
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
INSERT INTO "feedback" VALUES(1,1,'A dark mode would be kind to my eyes',1794996005072447,'D1BQWFRIMC1/1794996005.067201');
INSERT INTO "feedback" VALUES(2,2,'A dark mode would be kind to my eyes',1794996006094348,'5100000009/1');
CREATE TABLE heartbeats (
	name VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_heartbeats PRIMARY KEY (name)
);
INSERT INTO "heartbeats" VALUES('slack',1794996006289439);
INSERT INTO "heartbeats" VALUES('telegram',1794996007220516);
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
INSERT INTO "imported_answers" VALUES(1,'relationship','customer 2',2,1794391200250945,'Setting it up took us a day','recorded 1 2');
INSERT INTO "imported_answers" VALUES(2,'relationship','customer 5',5,1794391200250945,'Setting it up took us a day','recorded 1 5');
INSERT INTO "imported_answers" VALUES(3,'relationship','customer 7',7,1794391200250945,NULL,'recorded 1 7');
INSERT INTO "imported_answers" VALUES(4,'relationship','customer 9',9,1794391200250945,NULL,'recorded 1 9');
INSERT INTO "imported_answers" VALUES(5,'relationship','customer 10',10,1794391200250945,NULL,'recorded 1 10');
INSERT INTO "imported_answers" VALUES(6,'relationship','customer 2',2,1793786400250945,'Setting it up took us a day','recorded 2 2');
INSERT INTO "imported_answers" VALUES(7,'relationship','customer 5',5,1793786400250945,'Setting it up took us a day','recorded 2 5');
INSERT INTO "imported_answers" VALUES(8,'relationship','customer 7',7,1793786400250945,NULL,'recorded 2 7');
INSERT INTO "imported_answers" VALUES(9,'relationship','customer 9',9,1793786400250945,NULL,'recorded 2 9');
INSERT INTO "imported_answers" VALUES(10,'relationship','customer 10',10,1793786400250945,NULL,'recorded 2 10');
INSERT INTO "imported_answers" VALUES(11,'relationship','customer 2',2,1793181600250945,'Setting it up took us a day','recorded 3 2');
INSERT INTO "imported_answers" VALUES(12,'relationship','customer 5',5,1793181600250945,'Setting it up took us a day','recorded 3 5');
INSERT INTO "imported_answers" VALUES(13,'relationship','customer 7',7,1793181600250945,NULL,'recorded 3 7');
INSERT INTO "imported_answers" VALUES(14,'relationship','customer 9',9,1793181600250945,NULL,'recorded 3 9');
INSERT INTO "imported_answers" VALUES(15,'relationship','customer 10',10,1793181600250945,NULL,'recorded 3 10');
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
INSERT INTO "inbox" VALUES(1,'slack','interaction:6f64852bed03f5fb63bf1ade6c7e4865a1a43bd287ee60b974dfbd88ecab566a','U0CAST01','',1794996000746278,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(2,'telegram','700000001','5100000002','',1794996000809172,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(3,'slack','interaction:13d0a99aff54d9b8110bd45202e36b6f460f711fd53f4e06b0f717cac9a7ad6d','U0CAST02','',1794996001693161,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(4,'telegram','700000002','5100000003','',1794996001717624,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(5,'slack','interaction:215f7e4bf5a5b4cce925aebdbf452b40f7a28939e1794070a8071b0c31e385d8','U0CAST03','',1794996001746348,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(6,'telegram','700000003','5100000004','',1794996001773009,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(7,'slack','interaction:5d3e07a14a17413f6d7e65cf4c2dd4a004b2a894c675c655e140e70721690246','U0CAST04','',1794996001802621,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(8,'telegram','700000004','5100000005','',1794996001834769,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(9,'slack','interaction:aa8e8278f894cd515338ab5d6916b84127dc8dd613c8e0dbc2bf36ca2c1de6d2','U0CAST05','',1794996001862376,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(10,'telegram','700000005','5100000006','',1794996001888547,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(11,'slack','interaction:b0ee48a1cd38dfa8fe330d61bbb8469bb6dc29eb8ad4a0d67caf1e3388b740a5','U0CAST02','',1794996001916492,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(12,'telegram','700000006','5100000003','',1794996001936137,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(13,'slack','message:U0CAST04:855c5280-0c6c-4002-b98e-46e1dac04587','U0CAST04','',1794996002751279,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(14,'telegram','700000007','5100000005','',1794996002785651,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(15,'slack','message:U0CAST05:d3d2a2c1-76cd-45e5-bca1-3121bca26ca1','U0CAST05','',1794996002866430,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(16,'telegram','700000008','5100000006','',1794996002890538,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(17,'slack','interaction:42b45ecc0d8be9a2e0eba53139f60185be5df28aefc18791eb68bc2ae1c62b45','U0CAST05','',1794996002921003,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(18,'telegram','700000009','5100000006','',1794996002938655,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(19,'slack','interaction:92b637ea5d0602430d0d9bd298a6934c19aff1f29ecc2c3a0d40c077271939be','U0CAST06','',1794996003929759,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(20,'telegram','700000010','5100000007','',1794996003955889,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(21,'slack','interaction:8329f4fe4a4769dbd2d6421f3cba5f2806d5883ca01149769abea9d144e358a3','U0CAST07','',1794996003988112,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(22,'slack','message:U0CAST07:0c3e7bbd-f88b-4af6-af47-fc38e3008f1d','U0CAST07','',1794996004009653,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(23,'telegram','700000011','5100000008','',1794996004027604,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(24,'telegram','700000012','5100000008','',1794996004063902,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(25,'slack','message:U0CAST08:597bf2d7-0b19-434b-b4d0-82ce79e5a435','U0CAST08','',1794996005068039,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(26,'slack','message:U0CAST08:68c17ab2-39ac-4416-af1b-f2c5521225ef','U0CAST08','',1794996005083572,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(27,'telegram','700000013','5100000009','',1794996006089550,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(28,'telegram','700000014','5100000009','',1794996006114102,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(29,'slack','interaction:c30a65ceaa25e7d715e834950a53c4405867ad0ae09c30d895300f8c7897b423','U0ADMIN','',1794996007119545,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(30,'slack','message:U0CAST09:b271e100-6ff1-471d-a6f3-2b9d4e0a10bb','U0CAST09','',1794996007144045,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(31,'telegram','700000015','5100000010','',1794996007166267,'done',1,'','1580e2505aee9275');
INSERT INTO "inbox" VALUES(32,'slack','interaction:2433f026634097537d2f6835ad3f8bcf1142a8ba61acc4cc657987ed02132b1b','U0CAST11','{"type":"block_actions","user":{"id":"U0CAST11","username":"tara","name":"tara","team_id":"T0HOME"},"api_app_id":"A0APP","token":"verification","team":{"id":"T0HOME","domain":"home"},"enterprise":null,"is_enterprise_install":false,"actions":[{"type":"button","action_id":"1.2","block_id":"5BTUQH9A91","text":{"type":"plain_text","text":"\ud83d\udfe1 8","emoji":true},"action_ts":"1794996067.287444","value":"1:s:h6ipfuQicYmMARul:8"}],"container":{"type":"message","message_ts":"1794996000.665886","channel_id":"D26AR6L3WL2","is_ephemeral":false},"channel":{"id":"D26AR6L3WL2","name":"directmessage"},"state":{"values":{}},"trigger_id":"1O5U1HXTSRY.2YW1UHL3SRZ.a13365e0a40","response_url":"http://sandbox.invalid/slack/response/9LMUYGBBG4","message":{"type":"message","user":"U0BOT","ts":"1794996000.665886","text":"Your answer goes to the Acme team with your name; it is not anonymous.\nHow likely are you to recommend Acme to a friend or colleague?\n0 = Not at all likely \u00b7 10 = Extremely likely","team":"T0HOME","bot_id":"B0BOT","app_id":"A0APP","blocks":[{"type":"context","elements":[{"type":"plain_text","text":"Your answer goes to the Acme team with your name; it is not anonymous.","emoji":true}],"block_id":"6LW2R8XXQ9"},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"How likely are you to recommend "},{"type":"text","text":"Acme","style":{"bold":true}},{"type":"text","text":" to a friend or colleague?"}]}],"block_id":"A57PROFOXK"},{"type":"context","elements":[{"type":"plain_text","text":"0 = Not at all likely \u00b7 10 = Extremely likely","emoji":true}],"block_id":"GYJC9KEJCP"},{"type":"actions","elements":[{"type":"button","action_id":"0.0","text":{"type":"plain_text","text":"0","emoji":true},"value":"1:s:h6ipfuQicYmMARul:0","style":"danger","accessibility_label":"0 of 10: not at all likely"},{"type":"button","action_id":"0.1","text":{"type":"plain_text","text":"1","emoji":true},"value":"1:s:h6ipfuQicYmMARul:1","style":"danger","accessibility_label":"1 of 10"},{"type":"button","action_id":"0.2","text":{"type":"plain_text","text":"2","emoji":true},"value":"1:s:h6ipfuQicYmMARul:2","style":"danger","accessibility_label":"2 of 10"},{"type":"button","action_id":"0.3","text":{"type":"plain_text","text":"3","emoji":true},"value":"1:s:h6ipfuQicYmMARul:3","style":"danger","accessibility_label":"3 of 10"},{"type":"button","action_id":"0.4","text":{"type":"plain_text","text":"4","emoji":true},"value":"1:s:h6ipfuQicYmMARul:4","style":"danger","accessibility_label":"4 of 10"},{"type":"button","action_id":"0.5","text":{"type":"plain_text","text":"5","emoji":true},"value":"1:s:h6ipfuQicYmMARul:5","style":"danger","accessibility_label":"5 of 10"}],"block_id":"X33P9OA4RI"},{"type":"actions","elements":[{"type":"button","action_id":"1.0","text":{"type":"plain_text","text":"6","emoji":true},"value":"1:s:h6ipfuQicYmMARul:6","style":"danger","accessibility_label":"6 of 10"},{"type":"button","action_id":"1.1","text":{"type":"plain_text","text":"\ud83d\udfe1 7","emoji":true},"value":"1:s:h6ipfuQicYmMARul:7","accessibility_label":"7 of 10"},{"type":"button","action_id":"1.2","text":{"type":"plain_text","text":"\ud83d\udfe1 8","emoji":true},"value":"1:s:h6ipfuQicYmMARul:8","accessibility_label":"8 of 10"},{"type":"button","action_id":"1.3","text":{"type":"plain_text","text":"9","emoji":true},"value":"1:s:h6ipfuQicYmMARul:9","style":"primary","accessibility_label":"9 of 10"},{"type":"button","action_id":"1.4","text":{"type":"plain_text","text":"10","emoji":true},"value":"1:s:h6ipfuQicYmMARul:10","style":"primary","accessibility_label":"10 of 10: extremely likely"}],"block_id":"5BTUQH9A91"},{"type":"actions","elements":[{"type":"button","action_id":"2.0","text":{"type":"plain_text","text":"Not now","emoji":true},"value":"1:l:h6ipfuQicYmMARul"},{"type":"button","action_id":"2.1","text":{"type":"plain_text","text":"Not for 3 months","emoji":true},"value":"1:p:h6ipfuQicYmMARul"},{"type":"button","action_id":"2.2","text":{"type":"plain_text","text":"Never","emoji":true},"value":"1:n:h6ipfuQicYmMARul"}],"block_id":"Q467W2O4TR"}]}}',1794996067287725,'new',0,'',NULL);
INSERT INTO "inbox" VALUES(33,'telegram','700000016','5100000012','{"update_id":700000016,"callback_query":{"id":"4000000000000010","from":{"id":5100000012,"is_bot":false,"first_name":"Theo","language_code":"en"},"message":{"message_id":1,"from":{"id":7000000001,"is_bot":true,"first_name":"Survey bot","username":"sandbox_survey_bot"},"chat":{"id":5100000012,"type":"private","first_name":"Theo"},"date":1794996000,"text":"Your answer goes to the Acme team with your name; it is not anonymous.\n\nHow likely are you to recommend Acme to a friend or colleague?\n\n0 = Not at all likely · 10 = Extremely likely","entities":[{"type":"italic","offset":0,"length":70},{"type":"bold","offset":104,"length":4},{"type":"italic","offset":136,"length":45}],"reply_markup":{"inline_keyboard":[[{"text":"0","style":"danger","callback_data":"1:s:TGKHmOLC3on0n0UT:0"},{"text":"1","style":"danger","callback_data":"1:s:TGKHmOLC3on0n0UT:1"},{"text":"2","style":"danger","callback_data":"1:s:TGKHmOLC3on0n0UT:2"},{"text":"3","style":"danger","callback_data":"1:s:TGKHmOLC3on0n0UT:3"},{"text":"4","style":"danger","callback_data":"1:s:TGKHmOLC3on0n0UT:4"},{"text":"5","style":"danger","callback_data":"1:s:TGKHmOLC3on0n0UT:5"}],[{"text":"6","style":"danger","callback_data":"1:s:TGKHmOLC3on0n0UT:6"},{"text":"🟡 7","callback_data":"1:s:TGKHmOLC3on0n0UT:7"},{"text":"🟡 8","callback_data":"1:s:TGKHmOLC3on0n0UT:8"},{"text":"9","style":"success","callback_data":"1:s:TGKHmOLC3on0n0UT:9"},{"text":"10","style":"success","callback_data":"1:s:TGKHmOLC3on0n0UT:10"}],[{"text":"Not now","callback_data":"1:l:TGKHmOLC3on0n0UT"},{"text":"Not for 3 months","callback_data":"1:p:TGKHmOLC3on0n0UT"},{"text":"Never","callback_data":"1:n:TGKHmOLC3on0n0UT"}]]}},"chat_instance":"-5100000012","data":"1:s:TGKHmOLC3on0n0UT:8"}}',1794996067304348,'new',0,'',NULL);
INSERT INTO "inbox" VALUES(34,'slack','interaction:f84b7010a737f95e43994410a81bdbba9ced272547a67844328581d8c5153fd5','U0CAST12','{"type":"block_actions","user":{"id":"U0CAST12","username":"petra","name":"petra","team_id":"T0HOME"},"api_app_id":"A0APP","token":"verification","team":{"id":"T0HOME","domain":"home"},"enterprise":null,"is_enterprise_install":false,"actions":[{"type":"button","action_id":"1.1","block_id":"GQ122STUP9","text":{"type":"plain_text","text":"\ud83d\udfe1 7","emoji":true},"action_ts":"1794996067.314289","value":"1:s:xo8LOfjP_I7qCscE:7"}],"container":{"type":"message","message_ts":"1794996000.678932","channel_id":"DIBKGGQ6G2L","is_ephemeral":false},"channel":{"id":"DIBKGGQ6G2L","name":"directmessage"},"state":{"values":{}},"trigger_id":"10ZHPGSMMEB.2K3VW5O1V28.ahe01oba4uy","response_url":"http://sandbox.invalid/slack/response/B1IB7LTEPC","message":{"type":"message","user":"U0BOT","ts":"1794996000.678932","text":"Your answer goes to the Acme team with your name; it is not anonymous.\nHow likely are you to recommend Acme to a friend or colleague?\n0 = Not at all likely \u00b7 10 = Extremely likely","team":"T0HOME","bot_id":"B0BOT","app_id":"A0APP","blocks":[{"type":"context","elements":[{"type":"plain_text","text":"Your answer goes to the Acme team with your name; it is not anonymous.","emoji":true}],"block_id":"XJAR9YSBW4"},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"How likely are you to recommend "},{"type":"text","text":"Acme","style":{"bold":true}},{"type":"text","text":" to a friend or colleague?"}]}],"block_id":"N34DF7JNTR"},{"type":"context","elements":[{"type":"plain_text","text":"0 = Not at all likely \u00b7 10 = Extremely likely","emoji":true}],"block_id":"9QE9RU7W15"},{"type":"actions","elements":[{"type":"button","action_id":"0.0","text":{"type":"plain_text","text":"0","emoji":true},"value":"1:s:xo8LOfjP_I7qCscE:0","style":"danger","accessibility_label":"0 of 10: not at all likely"},{"type":"button","action_id":"0.1","text":{"type":"plain_text","text":"1","emoji":true},"value":"1:s:xo8LOfjP_I7qCscE:1","style":"danger","accessibility_label":"1 of 10"},{"type":"button","action_id":"0.2","text":{"type":"plain_text","text":"2","emoji":true},"value":"1:s:xo8LOfjP_I7qCscE:2","style":"danger","accessibility_label":"2 of 10"},{"type":"button","action_id":"0.3","text":{"type":"plain_text","text":"3","emoji":true},"value":"1:s:xo8LOfjP_I7qCscE:3","style":"danger","accessibility_label":"3 of 10"},{"type":"button","action_id":"0.4","text":{"type":"plain_text","text":"4","emoji":true},"value":"1:s:xo8LOfjP_I7qCscE:4","style":"danger","accessibility_label":"4 of 10"},{"type":"button","action_id":"0.5","text":{"type":"plain_text","text":"5","emoji":true},"value":"1:s:xo8LOfjP_I7qCscE:5","style":"danger","accessibility_label":"5 of 10"}],"block_id":"Y7AID1C39U"},{"type":"actions","elements":[{"type":"button","action_id":"1.0","text":{"type":"plain_text","text":"6","emoji":true},"value":"1:s:xo8LOfjP_I7qCscE:6","style":"danger","accessibility_label":"6 of 10"},{"type":"button","action_id":"1.1","text":{"type":"plain_text","text":"\ud83d\udfe1 7","emoji":true},"value":"1:s:xo8LOfjP_I7qCscE:7","accessibility_label":"7 of 10"},{"type":"button","action_id":"1.2","text":{"type":"plain_text","text":"\ud83d\udfe1 8","emoji":true},"value":"1:s:xo8LOfjP_I7qCscE:8","accessibility_label":"8 of 10"},{"type":"button","action_id":"1.3","text":{"type":"plain_text","text":"9","emoji":true},"value":"1:s:xo8LOfjP_I7qCscE:9","style":"primary","accessibility_label":"9 of 10"},{"type":"button","action_id":"1.4","text":{"type":"plain_text","text":"10","emoji":true},"value":"1:s:xo8LOfjP_I7qCscE:10","style":"primary","accessibility_label":"10 of 10: extremely likely"}],"block_id":"GQ122STUP9"},{"type":"actions","elements":[{"type":"button","action_id":"2.0","text":{"type":"plain_text","text":"Not now","emoji":true},"value":"1:l:xo8LOfjP_I7qCscE"},{"type":"button","action_id":"2.1","text":{"type":"plain_text","text":"Not for 3 months","emoji":true},"value":"1:p:xo8LOfjP_I7qCscE"},{"type":"button","action_id":"2.2","text":{"type":"plain_text","text":"Never","emoji":true},"value":"1:n:xo8LOfjP_I7qCscE"}],"block_id":"9YXUCKTTYM"}]}}',1794996067314543,'parked',0,'KeyError in its work',NULL);
INSERT INTO "inbox" VALUES(35,'telegram','700000017','5100000013','{"update_id":700000017,"callback_query":{"id":"4000000000000011","from":{"id":5100000013,"is_bot":false,"first_name":"Piet","language_code":"en"},"message":{"message_id":1,"from":{"id":7000000001,"is_bot":true,"first_name":"Survey bot","username":"sandbox_survey_bot"},"chat":{"id":5100000013,"type":"private","first_name":"Piet"},"date":1794996000,"text":"Your answer goes to the Acme team with your name; it is not anonymous.\n\nHow likely are you to recommend Acme to a friend or colleague?\n\n0 = Not at all likely · 10 = Extremely likely","entities":[{"type":"italic","offset":0,"length":70},{"type":"bold","offset":104,"length":4},{"type":"italic","offset":136,"length":45}],"reply_markup":{"inline_keyboard":[[{"text":"0","style":"danger","callback_data":"1:s:OfZSeWybKKyAe295:0"},{"text":"1","style":"danger","callback_data":"1:s:OfZSeWybKKyAe295:1"},{"text":"2","style":"danger","callback_data":"1:s:OfZSeWybKKyAe295:2"},{"text":"3","style":"danger","callback_data":"1:s:OfZSeWybKKyAe295:3"},{"text":"4","style":"danger","callback_data":"1:s:OfZSeWybKKyAe295:4"},{"text":"5","style":"danger","callback_data":"1:s:OfZSeWybKKyAe295:5"}],[{"text":"6","style":"danger","callback_data":"1:s:OfZSeWybKKyAe295:6"},{"text":"🟡 7","callback_data":"1:s:OfZSeWybKKyAe295:7"},{"text":"🟡 8","callback_data":"1:s:OfZSeWybKKyAe295:8"},{"text":"9","style":"success","callback_data":"1:s:OfZSeWybKKyAe295:9"},{"text":"10","style":"success","callback_data":"1:s:OfZSeWybKKyAe295:10"}],[{"text":"Not now","callback_data":"1:l:OfZSeWybKKyAe295"},{"text":"Not for 3 months","callback_data":"1:p:OfZSeWybKKyAe295"},{"text":"Never","callback_data":"1:n:OfZSeWybKKyAe295"}]]}},"chat_instance":"-5100000013","data":"1:s:OfZSeWybKKyAe295:7"}}',1794996067330200,'parked',0,'KeyError in its work',NULL);
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
	press_uses INTEGER, pressed_at BIGINT, 
	CONSTRAINT pk_invitations PRIMARY KEY (id), 
	CONSTRAINT ck_invitations_answered CHECK ((score IS NULL) = (answered_at IS NULL)), 
	CONSTRAINT ck_invitations_scale CHECK (score BETWEEN 0 AND 10), 
	CONSTRAINT fk_invitations_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id), 
	CONSTRAINT fk_invitations_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_invitations_survey_person_id_round UNIQUE (survey, person_id, round), 
	CONSTRAINT uq_invitations_token UNIQUE (token)
);
INSERT INTO "invitations" VALUES(1,'PhwARpEjV-omvZHV','relationship',7,7,1,'uncertain','coloured',1794996000296564,NULL,1796205600296564,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(2,'VjO-RhXDmRrVIfXv','relationship',8,8,1,'uncertain','coloured',1794996000296564,NULL,1796205600296564,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(3,'vBfzdi53BVQbTjys','relationship',9,9,1,'handed over','coloured',1794996000506387,1794996000558577,1796205600506387,1,'DPYUAQN7414/1794996000.556174',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(4,'GWwZW1O0YIfg6vXx','relationship',10,10,1,'handed over','coloured',1794996000506387,1794996000685711,1796205600506387,1,'5100000001/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(5,'0yh7yEsE2xgoOGIj','relationship',11,11,1,'answered','coloured',1794996000506387,1794996000558802,1796205600506387,1,'DQ7LJ10K7CE/1794996000.556873',3,1794996000749654,0,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/USI45PJUPE',1794997740749654,3,1794996000745146);
INSERT INTO "invitations" VALUES(6,'5TdSslvFUm5VKau0','relationship',12,12,1,'answered','coloured',1794996000506387,1794996000685957,1796205600506387,1,'5100000002/1',3,1794996000817094,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(7,'i50i99GTR0EWERxB','relationship',13,13,1,'answered','coloured',1794996000506387,1794996000564774,1796205600506387,1,'DLYVXWON629/1794996000.563029',2,1794996001697478,1,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/CSDP9OWLB9',1794997741920545,3,1794996001914334);
INSERT INTO "invitations" VALUES(8,'KH6PtpSwbYWPqUgP','relationship',14,14,1,'answered','coloured',1794996000506387,1794996000686119,1796205600506387,1,'5100000003/1',2,1794996001720777,1,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(9,'WZ68368N67ys6nfm','relationship',15,15,1,'answered','coloured',1794996000506387,1794996000569914,1796205600506387,1,'D5KDF3KNF3Z/1794996000.567664',9,1794996001752297,0,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/U4PT973Q35',1794997741752297,3,1794996001745258);
INSERT INTO "invitations" VALUES(10,'Z1JqDDE-arUBaIPl','relationship',16,16,1,'answered','coloured',1794996000506387,1794996000686265,1796205600506387,1,'5100000004/1',9,1794996001780216,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(11,'WwUnrPiAJBxYuL13','relationship',17,17,1,'answered','coloured',1794996000506387,1794996000590697,1796205600506387,1,'D4UBNF3PF4M/1794996000.582055',10,1794996001806615,0,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/EFLCWTAQV2',1794997741806615,2,1794996001800451);
INSERT INTO "invitations" VALUES(12,'lg0DsUTAK0o8WbDF','relationship',18,18,1,'answered','coloured',1794996000506387,1794996000686398,1796205600506387,1,'5100000005/1',10,1794996001841321,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(13,'MqCxDcDDnislhEej','relationship',19,19,1,'answered','coloured',1794996000506387,1794996000600430,1796205600506387,1,'D8FFI4AD25N/1794996000.594621',10,1794996001870317,0,NULL,'named',0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/5UIVL54U5J',1794997742924905,3,1794996002919249);
INSERT INTO "invitations" VALUES(14,'q06IXS9IJpv8sECO','relationship',20,20,1,'answered','coloured',1794996000506387,1794996000686649,1796205600506387,1,'5100000006/1',10,1794996001893655,0,NULL,'named',0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(15,'b8w8kfX3xsmJ90h2','relationship',21,21,1,'declined','coloured',1794996000506387,1794996000601089,1796205600506387,1,'DX857LZ21QI/1794996000.595678',NULL,NULL,0,NULL,NULL,0,0,1,'not now',1795255203939189,0,'http://sandbox.invalid/slack/response/6P0BP66MHH',1794997743939189,3,1794996003924686);
INSERT INTO "invitations" VALUES(16,'76-vTgzgT3-UkRAh','relationship',22,22,1,'declined','coloured',1794996000506387,1794996000686531,1796205600506387,1,'5100000007/1',NULL,NULL,0,NULL,NULL,0,0,1,'not now',1795255203961154,0,NULL,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(17,'i2_n0h9OysInPrjI','relationship',23,23,1,'declined','coloured',1794996000506387,1794996000639318,1796205600506387,1,'DWLVFSUC80J/1794996000.631164',NULL,NULL,0,NULL,NULL,0,0,0,'never',NULL,0,'http://sandbox.invalid/slack/response/0PWVQB3MCQ',1794997743993771,3,1794996003987036);
INSERT INTO "invitations" VALUES(18,'R71w5bFH1L2Vh61P','relationship',24,24,1,'declined','coloured',1794996000506387,1794996000693561,1796205600506387,1,'5100000008/1',NULL,NULL,0,NULL,NULL,0,0,0,'never',NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(19,'aXd0q4UobdLfRKOD','relationship',25,25,1,'answered','coloured',1794996000506387,1794996000657289,1796205600506387,1,'DET9R98P8V1/1794996000.647571',8,1794996007146084,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(20,'u47czPPOe8Wb3JdI','relationship',26,26,1,'answered','coloured',1794996000506387,1794996000693802,1796205600506387,1,'5100000010/1',8,1794996007170882,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(21,'h6ipfuQicYmMARul','relationship',27,27,1,'handed over','coloured',1794996000506387,1794996000680208,1796205600506387,1,'D26AR6L3WL2/1794996000.665886',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(22,'TGKHmOLC3on0n0UT','relationship',28,28,1,'handed over','coloured',1794996000506387,1794996000694233,1796205600506387,1,'5100000012/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(23,'xo8LOfjP_I7qCscE','relationship',29,29,1,'handed over','coloured',1794996000506387,1794996000686968,1796205600506387,1,'DIBKGGQ6G2L/1794996000.678932',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(24,'OfZSeWybKKyAe295','relationship',30,30,1,'handed over','coloured',1794996000506387,1794996000703192,1796205600506387,1,'5100000013/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(25,'YwrTu5ndHtwNg3Fc','relationship',3,3,1,'queued','coloured',1794996067254503,NULL,1796205667254503,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(26,'6Ad-V6qSq5PzVx2V','relationship',4,4,1,'queued','coloured',1794996067254503,NULL,1796205667254503,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL);
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
INSERT INTO "moved_chats" VALUES('-4000099','-1001000000099');
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
	created_at BIGINT NOT NULL, source VARCHAR, 
	CONSTRAINT pk_outbox PRIMARY KEY (id), 
	CONSTRAINT uq_outbox_kind_subject UNIQUE (kind, subject)
);
INSERT INTO "outbox" VALUES(1,'summary','relationship/2026-W47','slack',5,1795420800000000,'due',1,NULL,NULL,0,0,'null','',1794996000232218,NULL);
INSERT INTO "outbox" VALUES(2,'question','1','slack',3,1794996030380355,'due',1,NULL,1794996000362397,1,1,'null','no answer that can be read',1794996000296564,NULL);
INSERT INTO "outbox" VALUES(3,'question','2','telegram',3,1794996000296564,'uncertain',1,NULL,1794996000354126,1,0,'null','The line was cut',1794996000296564,NULL);
INSERT INTO "outbox" VALUES(4,'expiry','2','telegram',4,1796205600296564,'due',1,NULL,NULL,0,0,'null','',1794996000379776,NULL);
INSERT INTO "outbox" VALUES(5,'expiry','1','slack',4,1796205600296564,'due',1,NULL,NULL,0,0,'null','',1794996000380355,NULL);
INSERT INTO "outbox" VALUES(6,'question','3','slack',3,1794996000506387,'sent',1,NULL,1794996000539997,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(7,'question','4','telegram',3,1794996000506387,'sent',1,NULL,1794996000559330,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(8,'question','5','slack',3,1794996000506387,'sent',1,NULL,1794996000540028,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(9,'question','6','telegram',3,1794996000506387,'sent',1,NULL,1794996000559340,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(10,'question','7','slack',3,1794996000506387,'sent',1,NULL,1794996000540042,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(11,'question','8','telegram',3,1794996000506387,'sent',1,NULL,1794996000559346,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(12,'question','9','slack',3,1794996000506387,'sent',1,NULL,1794996000540052,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(13,'question','10','telegram',3,1794996000506387,'sent',1,NULL,1794996000559353,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(14,'question','11','slack',3,1794996000506387,'sent',1,NULL,1794996000540060,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(15,'question','12','telegram',3,1794996000506387,'sent',1,NULL,1794996000559359,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(16,'question','13','slack',3,1794996000506387,'sent',1,NULL,1794996000540069,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(17,'question','14','telegram',3,1794996000506387,'sent',1,NULL,1794996000559365,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(18,'question','15','slack',3,1794996000506387,'sent',1,NULL,1794996000540076,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(19,'question','16','telegram',3,1794996000506387,'sent',1,NULL,1794996000559371,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(20,'question','17','slack',3,1794996000506387,'sent',1,NULL,1794996000540082,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(21,'question','18','telegram',3,1794996000506387,'sent',1,NULL,1794996000559381,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(22,'question','19','slack',3,1794996000506387,'sent',1,NULL,1794996000540089,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(23,'question','20','telegram',3,1794996000506387,'sent',1,NULL,1794996000559387,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(24,'question','21','slack',3,1794996000506387,'sent',1,NULL,1794996000540098,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(25,'question','22','telegram',3,1794996000506387,'sent',1,NULL,1794996000559392,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(26,'question','23','slack',3,1794996000506387,'sent',1,NULL,1794996000540105,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(27,'question','24','telegram',3,1794996000506387,'sent',1,NULL,1794996000559397,1,0,NULL,'',1794996000506387,NULL);
INSERT INTO "outbox" VALUES(28,'reminder','3','slack',4,1795341600558577,'due',1,NULL,NULL,0,0,'null','',1794996000558577,NULL);
INSERT INTO "outbox" VALUES(29,'expiry','3','slack',4,1796205600506387,'due',1,NULL,NULL,0,0,'null','',1794996000558577,NULL);
INSERT INTO "outbox" VALUES(30,'reminder','5','slack',4,1795341600558802,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000558802,NULL);
INSERT INTO "outbox" VALUES(31,'expiry','5','slack',4,1796205600506387,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000558802,NULL);
INSERT INTO "outbox" VALUES(32,'reminder','7','slack',4,1795341600564774,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000564774,NULL);
INSERT INTO "outbox" VALUES(33,'expiry','7','slack',4,1796205600506387,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000564774,NULL);
INSERT INTO "outbox" VALUES(34,'reminder','9','slack',4,1795341600569914,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000569914,NULL);
INSERT INTO "outbox" VALUES(35,'expiry','9','slack',4,1796205600506387,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000569914,NULL);
INSERT INTO "outbox" VALUES(36,'reminder','11','slack',4,1795341600590697,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000590697,NULL);
INSERT INTO "outbox" VALUES(37,'expiry','11','slack',4,1796205600506387,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000590697,NULL);
INSERT INTO "outbox" VALUES(38,'reminder','13','slack',4,1795341600600430,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000600430,NULL);
INSERT INTO "outbox" VALUES(39,'expiry','13','slack',4,1796205600506387,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000600430,NULL);
INSERT INTO "outbox" VALUES(40,'reminder','15','slack',4,1795341600601089,'dropped',1,NULL,NULL,0,0,'null','declined',1794996000601089,NULL);
INSERT INTO "outbox" VALUES(41,'expiry','15','slack',4,1796205600506387,'dropped',1,NULL,NULL,0,0,'null','declined',1794996000601089,NULL);
INSERT INTO "outbox" VALUES(42,'reminder','17','slack',4,1795341600639318,'dropped',1,NULL,NULL,0,0,'null','declined',1794996000639318,NULL);
INSERT INTO "outbox" VALUES(43,'expiry','17','slack',4,1796205600506387,'dropped',1,NULL,NULL,0,0,'null','declined',1794996000639318,NULL);
INSERT INTO "outbox" VALUES(44,'reminder','19','slack',4,1795341600657289,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000657289,NULL);
INSERT INTO "outbox" VALUES(45,'expiry','19','slack',4,1796205600506387,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000657289,NULL);
INSERT INTO "outbox" VALUES(46,'reminder','21','slack',4,1795341600680208,'due',1,NULL,NULL,0,0,'null','',1794996000680208,NULL);
INSERT INTO "outbox" VALUES(47,'expiry','21','slack',4,1796205600506387,'due',1,NULL,NULL,0,0,'null','',1794996000680208,NULL);
INSERT INTO "outbox" VALUES(48,'reminder','4','telegram',4,1795341600685711,'due',1,NULL,NULL,0,0,'null','',1794996000685711,NULL);
INSERT INTO "outbox" VALUES(49,'expiry','4','telegram',4,1796205600506387,'due',1,NULL,NULL,0,0,'null','',1794996000685711,NULL);
INSERT INTO "outbox" VALUES(50,'reminder','6','telegram',4,1795341600685957,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000685957,NULL);
INSERT INTO "outbox" VALUES(51,'expiry','6','telegram',4,1796205600506387,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000685957,NULL);
INSERT INTO "outbox" VALUES(52,'reminder','8','telegram',4,1795341600686119,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000686119,NULL);
INSERT INTO "outbox" VALUES(53,'expiry','8','telegram',4,1796205600506387,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000686119,NULL);
INSERT INTO "outbox" VALUES(54,'reminder','10','telegram',4,1795341600686265,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000686265,NULL);
INSERT INTO "outbox" VALUES(55,'expiry','10','telegram',4,1796205600506387,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000686265,NULL);
INSERT INTO "outbox" VALUES(56,'reminder','12','telegram',4,1795341600686398,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000686398,NULL);
INSERT INTO "outbox" VALUES(57,'expiry','12','telegram',4,1796205600506387,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000686398,NULL);
INSERT INTO "outbox" VALUES(58,'reminder','16','telegram',4,1795341600686531,'dropped',1,NULL,NULL,0,0,'null','declined',1794996000686531,NULL);
INSERT INTO "outbox" VALUES(59,'expiry','16','telegram',4,1796205600506387,'dropped',1,NULL,NULL,0,0,'null','declined',1794996000686531,NULL);
INSERT INTO "outbox" VALUES(60,'reminder','14','telegram',4,1795341600686649,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000686649,NULL);
INSERT INTO "outbox" VALUES(61,'expiry','14','telegram',4,1796205600506387,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000686649,NULL);
INSERT INTO "outbox" VALUES(62,'reminder','23','slack',4,1795341600686968,'due',1,NULL,NULL,0,0,'null','',1794996000686968,NULL);
INSERT INTO "outbox" VALUES(63,'expiry','23','slack',4,1796205600506387,'due',1,NULL,NULL,0,0,'null','',1794996000686968,NULL);
INSERT INTO "outbox" VALUES(64,'reminder','18','telegram',4,1795341600693561,'dropped',1,NULL,NULL,0,0,'null','declined',1794996000693561,NULL);
INSERT INTO "outbox" VALUES(65,'expiry','18','telegram',4,1796205600506387,'dropped',1,NULL,NULL,0,0,'null','declined',1794996000693561,NULL);
INSERT INTO "outbox" VALUES(66,'reminder','20','telegram',4,1795341600693802,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000693802,NULL);
INSERT INTO "outbox" VALUES(67,'expiry','20','telegram',4,1796205600506387,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000693802,NULL);
INSERT INTO "outbox" VALUES(68,'reminder','22','telegram',4,1795341600694233,'due',1,NULL,NULL,0,0,'null','',1794996000694233,NULL);
INSERT INTO "outbox" VALUES(69,'expiry','22','telegram',4,1796205600506387,'due',1,NULL,NULL,0,0,'null','',1794996000694233,NULL);
INSERT INTO "outbox" VALUES(70,'reminder','24','telegram',4,1795341600703192,'due',1,NULL,NULL,0,0,'null','',1794996000703192,NULL);
INSERT INTO "outbox" VALUES(71,'expiry','24','telegram',4,1796205600506387,'due',1,NULL,NULL,0,0,'null','',1794996000703192,NULL);
INSERT INTO "outbox" VALUES(72,'card','5','slack',0,1794996000749654,'sent',1,NULL,1794996000766132,1,0,NULL,'',1794996000749654,'slack/1');
INSERT INTO "outbox" VALUES(73,'alert','1','slack',2,1794996000749654,'sent',1,NULL,1794996000766163,1,0,NULL,'',1794996000749654,'slack/1');
INSERT INTO "outbox" VALUES(74,'card','6','telegram',0,1794996000817094,'sent',1,NULL,1794996001643316,1,0,NULL,'',1794996000817094,'telegram/2');
INSERT INTO "outbox" VALUES(75,'alert','2','slack',2,1794996000817094,'sent',1,NULL,1794996001763136,1,0,NULL,'',1794996000817094,'telegram/2');
INSERT INTO "outbox" VALUES(76,'card','7','slack',0,1794996001920545,'sent',2,NULL,1794996001928869,1,0,NULL,'',1794996001697478,'slack/11');
INSERT INTO "outbox" VALUES(77,'alert','3','slack',2,1794996001697478,'sent',1,NULL,1794996002773127,1,0,NULL,'',1794996001697478,'slack/3');
INSERT INTO "outbox" VALUES(78,'card','8','telegram',0,1794996001940474,'sent',2,NULL,1794996002698225,1,0,NULL,'',1794996001720777,'telegram/12');
INSERT INTO "outbox" VALUES(79,'alert','4','slack',2,1794996001720777,'sent',1,NULL,1794996003772717,1,0,NULL,'',1794996001720777,'telegram/4');
INSERT INTO "outbox" VALUES(80,'card','9','slack',0,1794996001752297,'sent',1,NULL,1794996001763106,1,0,NULL,'',1794996001752297,'slack/5');
INSERT INTO "outbox" VALUES(81,'card','10','telegram',0,1794996001780216,'sent',1,NULL,1794996001794826,1,0,NULL,'',1794996001780216,'telegram/6');
INSERT INTO "outbox" VALUES(82,'card','11','slack',0,1794996002757241,'sent',2,NULL,1794996002773101,1,0,NULL,'',1794996001806615,'slack/13');
INSERT INTO "outbox" VALUES(83,'card','12','telegram',0,1794996002789824,'sent',2,NULL,1794996002814941,1,0,NULL,'',1794996001841321,'telegram/14');
INSERT INTO "outbox" VALUES(84,'card','13','slack',0,1794996002924905,'sent',3,NULL,1794996002930731,1,0,NULL,'',1794996001870317,'slack/17');
INSERT INTO "outbox" VALUES(85,'card','14','telegram',0,1794996002942481,'sent',3,NULL,1794996003875305,1,0,NULL,'',1794996001893655,'telegram/18');
INSERT INTO "outbox" VALUES(86,'note','contact 17/note.comment','slack',1,1794996002757241,'sent',1,NULL,1794996002789316,1,0,NULL,'',1794996002757241,'slack/13');
INSERT INTO "outbox" VALUES(87,'note','contact 18/note.comment','telegram',1,1794996002789824,'sent',1,NULL,1794996003823456,1,0,NULL,'',1794996002789824,'telegram/14');
INSERT INTO "outbox" VALUES(88,'note','contact 19/note.comment','slack',1,1794996002872835,'sent',1,NULL,1794996002898143,1,0,NULL,'',1794996002872835,'slack/15');
INSERT INTO "outbox" VALUES(89,'note','contact 20/note.comment','telegram',1,1794996002892165,'sent',1,NULL,1794996004877394,1,0,NULL,'',1794996002892165,'telegram/16');
INSERT INTO "outbox" VALUES(90,'question back','15','slack',4,1795255203939189,'due',1,NULL,NULL,0,0,'null','',1794996003939189,'slack/19');
INSERT INTO "outbox" VALUES(91,'card','15','slack',0,1794996003939189,'sent',1,NULL,1794996003949108,1,0,NULL,'',1794996003939189,'slack/19');
INSERT INTO "outbox" VALUES(92,'question back','16','telegram',4,1795255203961154,'due',1,NULL,NULL,0,0,'null','',1794996003961154,'telegram/20');
INSERT INTO "outbox" VALUES(93,'card','16','telegram',0,1794996003961154,'sent',1,NULL,1794996003981566,1,0,NULL,'',1794996003961154,'telegram/20');
INSERT INTO "outbox" VALUES(94,'card','17','slack',0,1794996003993771,'sent',1,NULL,1794996004003349,1,0,NULL,'',1794996003993771,'slack/21');
INSERT INTO "outbox" VALUES(95,'note','contact 23/asked/00001794996004013885/1:u','slack',1,1794996004013885,'sent',1,NULL,1794996004021174,1,0,NULL,'',1794996004013885,'slack/22');
INSERT INTO "outbox" VALUES(96,'card','18','telegram',0,1794996004035976,'sent',1,NULL,1794996004054701,1,0,NULL,'',1794996004035976,'telegram/23');
INSERT INTO "outbox" VALUES(97,'note','contact 24/asked/00001794996004071463/1:u','telegram',1,1794996004071463,'sent',1,NULL,1794996005017624,1,0,NULL,'',1794996004071463,'telegram/24');
INSERT INTO "outbox" VALUES(98,'feedback','1/1794996000/0','slack',6,1794996060000000,'due',1,NULL,NULL,0,0,'{"changed": false}','',1794996005072447,'slack/25');
INSERT INTO "outbox" VALUES(99,'note','slack/25/note.feedback','slack',1,1794996005072447,'sent',1,NULL,1794996005079764,1,0,NULL,'',1794996005072447,'slack/25');
INSERT INTO "outbox" VALUES(100,'note','slack/26/note.language','slack',1,1794996005089544,'sent',1,NULL,1794996006037185,1,0,NULL,'',1794996005089544,'slack/26');
INSERT INTO "outbox" VALUES(101,'feedback','2/1794996000/0','slack',6,1794996060000000,'due',1,NULL,NULL,0,0,'{"changed": false}','',1794996006094348,'telegram/27');
INSERT INTO "outbox" VALUES(102,'note','telegram/27/note.feedback','telegram',1,1794996006094348,'sent',1,NULL,1794996006108451,1,0,NULL,'',1794996006094348,'telegram/27');
INSERT INTO "outbox" VALUES(103,'note','telegram/28/note.language','telegram',1,1794996006117553,'sent',1,NULL,1794996007068409,1,0,NULL,'',1794996006117553,'telegram/28');
INSERT INTO "outbox" VALUES(104,'card','19','slack',0,1794996007996255,'sending',1,'claim of 104',1794996067236808,2,1,'null','no answer that can be read',1794996007146084,'slack/30');
INSERT INTO "outbox" VALUES(105,'card','20','telegram',0,1794996009388041,'sending',1,'claim of 105',1794996067236808,2,1,'null','The line was cut',1794996007170882,'telegram/31');
INSERT INTO "outbox" VALUES(106,'campaign','recorded-campaign','slack',5,1794996067254503,'due',2,NULL,1794996067254503,0,0,'null','',1794996067254503,NULL);
INSERT INTO "outbox" VALUES(107,'question','25','slack',3,1794996067254503,'due',1,NULL,NULL,0,0,'null','',1794996067254503,NULL);
INSERT INTO "outbox" VALUES(108,'question','26','telegram',3,1794996067254503,'due',1,NULL,NULL,0,0,'null','',1794996067254503,NULL);
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
	created_at BIGINT NOT NULL, 
	CONSTRAINT pk_people PRIMARY KEY (id)
);
INSERT INTO "people" VALUES(1,'Vera','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000228762);
INSERT INTO "people" VALUES(2,'Viktor','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000232179);
INSERT INTO "people" VALUES(3,'Quinn','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000235843);
INSERT INTO "people" VALUES(4,'Qiang','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000239794);
INSERT INTO "people" VALUES(5,'Wanda','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000243158);
INSERT INTO "people" VALUES(6,'Wim','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000246562);
INSERT INTO "people" VALUES(7,'Doris','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000274530);
INSERT INTO "people" VALUES(8,'Denis','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000285163);
INSERT INTO "people" VALUES(9,'Olga','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000409880);
INSERT INTO "people" VALUES(10,'Omar','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000411295);
INSERT INTO "people" VALUES(11,'Dora','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000416803);
INSERT INTO "people" VALUES(12,'Diego','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000419325);
INSERT INTO "people" VALUES(13,'Una','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000425129);
INSERT INTO "people" VALUES(14,'Umit','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000429102);
INSERT INTO "people" VALUES(15,'Paula','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000433500);
INSERT INTO "people" VALUES(16,'Pavel','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000437633);
INSERT INTO "people" VALUES(17,'Quirin','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000442051);
INSERT INTO "people" VALUES(18,'Qadir','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000446004);
INSERT INTO "people" VALUES(19,'Agnes','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000450115);
INSERT INTO "people" VALUES(20,'Anton','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000454948);
INSERT INTO "people" VALUES(21,'Nora','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000459447);
INSERT INTO "people" VALUES(22,'Nils','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000463478);
INSERT INTO "people" VALUES(23,'Nadia','customer',NULL,NULL,'','','{}',NULL,1794996003993771,1794996000465489);
INSERT INTO "people" VALUES(24,'Noah','customer',NULL,NULL,'','','{}',NULL,1794996004035976,1794996000471095);
INSERT INTO "people" VALUES(25,'Edda','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000479516);
INSERT INTO "people" VALUES(26,'Emil','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000485183);
INSERT INTO "people" VALUES(27,'Tara','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000489965);
INSERT INTO "people" VALUES(28,'Theo','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000494704);
INSERT INTO "people" VALUES(29,'Petra','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000498887);
INSERT INTO "people" VALUES(30,'Piet','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000502604);
CREATE TABLE score_changes (
	id INTEGER NOT NULL, 
	invitation_id INTEGER NOT NULL, 
	score INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_score_changes PRIMARY KEY (id), 
	CONSTRAINT fk_score_changes_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id)
);
INSERT INTO "score_changes" VALUES(1,5,3,1794996000749654);
INSERT INTO "score_changes" VALUES(2,6,3,1794996000817094);
INSERT INTO "score_changes" VALUES(3,7,2,1794996001697478);
INSERT INTO "score_changes" VALUES(4,8,2,1794996001720777);
INSERT INTO "score_changes" VALUES(5,9,9,1794996001752297);
INSERT INTO "score_changes" VALUES(6,10,9,1794996001780216);
INSERT INTO "score_changes" VALUES(7,11,10,1794996001806615);
INSERT INTO "score_changes" VALUES(8,12,10,1794996001841321);
INSERT INTO "score_changes" VALUES(9,13,10,1794996001870317);
INSERT INTO "score_changes" VALUES(10,14,10,1794996001893655);
INSERT INTO "score_changes" VALUES(11,19,8,1794996007146084);
INSERT INTO "score_changes" VALUES(12,20,8,1794996007170882);
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
CREATE INDEX ix_outbox_state_lane_priority_due_at ON outbox (state, lane, priority, due_at);
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
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('inbox',35);
COMMIT;
