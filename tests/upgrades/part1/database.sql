BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
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
INSERT INTO "campaigns" VALUES(1,'_scWpEE1kwXwhYGe','relationship','slack:U0ADMIN','[1, 2]',1794996004100394,NULL,'',0);
INSERT INTO "campaigns" VALUES(2,'recorded-campaign','relationship','slack:U0ADMIN','[3, 4, 5, 6]',1794996064206759,1,'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',2);
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
INSERT INTO "cases" VALUES(1,5,11,'open',1794996000946632,NULL,'','C0SUPPORT/1794996000.989992');
INSERT INTO "cases" VALUES(2,6,12,'open',1794996001003422,NULL,'','C0SUPPORT/1794996002.013139');
INSERT INTO "cases" VALUES(3,7,13,'open',1794996001039189,NULL,'','C0SUPPORT/1794996003.032854');
INSERT INTO "cases" VALUES(4,8,14,'open',1794996001065439,NULL,'','C0SUPPORT/1794996004.053107');
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
INSERT INTO "comments" VALUES(1,11,'The import saves me an hour a week',1794996001288398,'D8IUAJXKXHF/1794996001.282810',NULL);
INSERT INTO "comments" VALUES(2,12,'The import saves me an hour a week',1794996001312212,'5100000005/2',NULL);
INSERT INTO "comments" VALUES(3,13,'The import saves me an hour a week',1794996001327503,'D7LF8ICLKMC/1794996001.322906',NULL);
INSERT INTO "comments" VALUES(4,14,'The import saves me an hour a week',1794996001341432,'5100000006/2',NULL);
CREATE TABLE consents (
	id INTEGER NOT NULL, 
	invitation_id INTEGER NOT NULL, 
	consent VARCHAR NOT NULL, 
	wording TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_consents PRIMARY KEY (id), 
	CONSTRAINT fk_consents_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id)
);
INSERT INTO "consents" VALUES(1,13,'named','May we quote your words? With my name',1794996001358201);
INSERT INTO "consents" VALUES(2,14,'named','May we quote your words? With my name',1794996001378074);
CREATE TABLE contacts (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	platform VARCHAR NOT NULL, 
	user VARCHAR, 
	chat VARCHAR, 
	language VARCHAR, 
	timezone VARCHAR, 
	state VARCHAR NOT NULL, 
	used_at BIGINT, 
	CONSTRAINT pk_contacts PRIMARY KEY (id), 
	CONSTRAINT fk_contacts_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_contacts_person_id_platform UNIQUE (person_id, platform), 
	CONSTRAINT uq_contacts_platform_user UNIQUE (platform, user)
);
INSERT INTO "contacts" VALUES(1,1,'slack','U0CAST08','D0HQ6358UJB',NULL,NULL,'ok',1794996002037009);
INSERT INTO "contacts" VALUES(2,2,'telegram','5100000009','5100000009','en',NULL,'ok',1794996003087448);
INSERT INTO "contacts" VALUES(3,3,'slack','U0CAST13','DH49PS47MUN',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(4,4,'telegram','5100000014','5100000014',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(5,5,'slack','U0CAST14','D4SBYHPOA7G',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(6,6,'telegram','5100000015','5100000015',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(7,7,'slack','U0CAST10','DJ71C9IOWEO',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(8,8,'telegram','5100000011','5100000011',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(9,9,'slack','U0CAST00','DO6NTNBAI68',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(10,10,'telegram','5100000001','5100000001',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(11,11,'slack','U0CAST01','DMOLRVX48NF',NULL,NULL,'ok',1794996000946632);
INSERT INTO "contacts" VALUES(12,12,'telegram','5100000002','5100000002','en',NULL,'ok',1794996001003422);
INSERT INTO "contacts" VALUES(13,13,'slack','U0CAST02','DLDI3G3N511',NULL,NULL,'ok',1794996001244171);
INSERT INTO "contacts" VALUES(14,14,'telegram','5100000003','5100000003','en',NULL,'ok',1794996001268161);
INSERT INTO "contacts" VALUES(15,15,'slack','U0CAST03','DR8VVFRAZC2',NULL,NULL,'ok',1794996001103738);
INSERT INTO "contacts" VALUES(16,16,'telegram','5100000004','5100000004','en',NULL,'ok',1794996001138124);
INSERT INTO "contacts" VALUES(17,17,'slack','U0CAST04','D8IUAJXKXHF',NULL,NULL,'ok',1794996001288398);
INSERT INTO "contacts" VALUES(18,18,'telegram','5100000005','5100000005','en',NULL,'ok',1794996001312212);
INSERT INTO "contacts" VALUES(19,19,'slack','U0CAST05','D7LF8ICLKMC',NULL,NULL,'ok',1794996001358201);
INSERT INTO "contacts" VALUES(20,20,'telegram','5100000006','5100000006','en',NULL,'ok',1794996001378074);
INSERT INTO "contacts" VALUES(21,21,'slack','U0CAST06','DBR73VKGK70',NULL,NULL,'ok',1794996001414531);
INSERT INTO "contacts" VALUES(22,22,'telegram','5100000007','5100000007','en',NULL,'ok',1794996001439507);
INSERT INTO "contacts" VALUES(23,23,'slack','U0CAST07','DIPWCRJ2OWO',NULL,NULL,'ok',1794996001480919);
INSERT INTO "contacts" VALUES(24,24,'telegram','5100000008','5100000008','en',NULL,'ok',1794996001955806);
INSERT INTO "contacts" VALUES(25,25,'slack','U0CAST09','DRHTD4FFFG7',NULL,NULL,'ok',1794996004120878);
INSERT INTO "contacts" VALUES(26,26,'telegram','5100000010','5100000010','en',NULL,'ok',1794996004145294);
INSERT INTO "contacts" VALUES(27,27,'slack','U0CAST11','D29LJI1X3YK',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(28,28,'telegram','5100000012','5100000012',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(29,29,'slack','U0CAST12','D027Q7CIPXB',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(30,30,'telegram','5100000013','5100000013',NULL,NULL,'ok',NULL);
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
INSERT INTO "feedback" VALUES(1,1,'A dark mode would be kind to my eyes',1794996002013637,'D0HQ6358UJB/1794996001.998401');
INSERT INTO "feedback" VALUES(2,2,'A dark mode would be kind to my eyes',1794996003063491,'5100000009/1');
CREATE TABLE heartbeats (
	name VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_heartbeats PRIMARY KEY (name)
);
INSERT INTO "heartbeats" VALUES('bot',1794996004178366);
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
INSERT INTO "imported_answers" VALUES(1,'relationship','customer 2',2,1794391200332311,'Setting it up took us a day','recorded 1 2');
INSERT INTO "imported_answers" VALUES(2,'relationship','customer 5',5,1794391200332311,'Setting it up took us a day','recorded 1 5');
INSERT INTO "imported_answers" VALUES(3,'relationship','customer 7',7,1794391200332311,NULL,'recorded 1 7');
INSERT INTO "imported_answers" VALUES(4,'relationship','customer 9',9,1794391200332311,NULL,'recorded 1 9');
INSERT INTO "imported_answers" VALUES(5,'relationship','customer 10',10,1794391200332311,NULL,'recorded 1 10');
INSERT INTO "imported_answers" VALUES(6,'relationship','customer 2',2,1793786400332311,'Setting it up took us a day','recorded 2 2');
INSERT INTO "imported_answers" VALUES(7,'relationship','customer 5',5,1793786400332311,'Setting it up took us a day','recorded 2 5');
INSERT INTO "imported_answers" VALUES(8,'relationship','customer 7',7,1793786400332311,NULL,'recorded 2 7');
INSERT INTO "imported_answers" VALUES(9,'relationship','customer 9',9,1793786400332311,NULL,'recorded 2 9');
INSERT INTO "imported_answers" VALUES(10,'relationship','customer 10',10,1793786400332311,NULL,'recorded 2 10');
INSERT INTO "imported_answers" VALUES(11,'relationship','customer 2',2,1793181600332311,'Setting it up took us a day','recorded 3 2');
INSERT INTO "imported_answers" VALUES(12,'relationship','customer 5',5,1793181600332311,'Setting it up took us a day','recorded 3 5');
INSERT INTO "imported_answers" VALUES(13,'relationship','customer 7',7,1793181600332311,NULL,'recorded 3 7');
INSERT INTO "imported_answers" VALUES(14,'relationship','customer 9',9,1793181600332311,NULL,'recorded 3 9');
INSERT INTO "imported_answers" VALUES(15,'relationship','customer 10',10,1793181600332311,NULL,'recorded 3 10');
CREATE TABLE inbox (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	platform VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	chat VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	received_at BIGINT NOT NULL, 
	state VARCHAR NOT NULL, 
	attempt INTEGER NOT NULL, 
	reason VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT uq_inbox_platform_key UNIQUE (platform, "key")
);
INSERT INTO "inbox" VALUES(1,'slack','interaction:43d05b110447f137c9382737ea0f1b780549a73c5369f232ea33da2339bf813a','U0CAST01','',1794996000943637,'done',1,'');
INSERT INTO "inbox" VALUES(2,'telegram','700000001','5100000002','',1794996000993660,'done',1,'');
INSERT INTO "inbox" VALUES(3,'slack','interaction:1e10a5d3871e2c0ba4af89f82ba1a6b39e8e24a52338663c36b74f5b304df806','U0CAST02','',1794996001033530,'done',1,'');
INSERT INTO "inbox" VALUES(4,'telegram','700000002','5100000003','',1794996001059986,'done',1,'');
INSERT INTO "inbox" VALUES(5,'slack','interaction:e2fc1901886fe5f0f72664b7d0167491fd70791f2722fd45a1fda0d605d5fedb','U0CAST03','',1794996001096321,'done',1,'');
INSERT INTO "inbox" VALUES(6,'telegram','700000003','5100000004','',1794996001132411,'done',1,'');
INSERT INTO "inbox" VALUES(7,'slack','interaction:009a795aad75845de5bbab8ec1a54aea9bb51e1eb42b40d8c95b814ee0c21740','U0CAST04','',1794996001158708,'done',1,'');
INSERT INTO "inbox" VALUES(8,'telegram','700000004','5100000005','',1794996001183739,'done',1,'');
INSERT INTO "inbox" VALUES(9,'slack','interaction:1a514dff3313757e7be9f8911e9ab12880df50a67a98e90005372ae0301b40e1','U0CAST05','',1794996001206492,'done',1,'');
INSERT INTO "inbox" VALUES(10,'telegram','700000005','5100000006','',1794996001220547,'done',1,'');
INSERT INTO "inbox" VALUES(11,'slack','interaction:fc76d8e5f3bad0b6554c95a9e2d535a05f3a515814ec2229e782ef6c00ff9024','U0CAST02','',1794996001242033,'done',1,'');
INSERT INTO "inbox" VALUES(12,'telegram','700000006','5100000003','',1794996001262370,'done',1,'');
INSERT INTO "inbox" VALUES(13,'slack','message:U0CAST04:ff3ce3ad-5bfc-4825-9767-6c4f364b628f','U0CAST04','',1794996001284465,'done',1,'');
INSERT INTO "inbox" VALUES(14,'telegram','700000007','5100000005','',1794996001309110,'done',1,'');
INSERT INTO "inbox" VALUES(15,'slack','message:U0CAST05:3632a4a0-7840-4570-886f-0baa8327fe07','U0CAST05','',1794996001324875,'done',1,'');
INSERT INTO "inbox" VALUES(16,'telegram','700000008','5100000006','',1794996001337511,'done',1,'');
INSERT INTO "inbox" VALUES(17,'slack','interaction:39525131f16bee2fcec0dcf4bf9fcb6be5be304d2083e7dbaaeb32dfb8662ffb','U0CAST05','',1794996001355568,'done',1,'');
INSERT INTO "inbox" VALUES(18,'telegram','700000009','5100000006','',1794996001369235,'done',1,'');
INSERT INTO "inbox" VALUES(19,'slack','interaction:23a14790350f4fad942e054e329a024b9a808e000ed789c49736bfefb35f98ee','U0CAST06','',1794996001412381,'done',1,'');
INSERT INTO "inbox" VALUES(20,'telegram','700000010','5100000007','',1794996001430602,'done',1,'');
INSERT INTO "inbox" VALUES(21,'slack','interaction:fd709804f4e346be82ec0eac46030e2c6b9ac34b7d5b1945cfbd5e1fce906fb4','U0CAST07','',1794996001460174,'done',1,'');
INSERT INTO "inbox" VALUES(22,'slack','message:U0CAST07:f3d70f47-ee4c-4ff8-b444-fe8568f4345e','U0CAST07','',1794996001477571,'done',1,'');
INSERT INTO "inbox" VALUES(23,'telegram','700000011','5100000008','',1794996001920338,'done',1,'');
INSERT INTO "inbox" VALUES(24,'telegram','700000012','5100000008','',1794996001951558,'done',1,'');
INSERT INTO "inbox" VALUES(25,'slack','message:U0CAST08:0a0ff2b6-7a6c-473c-b54f-43c14d8756b2','U0CAST08','',1794996002000957,'done',1,'');
INSERT INTO "inbox" VALUES(26,'slack','message:U0CAST08:706ecf3c-1008-4d5b-a6ac-8ff221812acb','U0CAST08','',1794996002033286,'done',1,'');
INSERT INTO "inbox" VALUES(27,'telegram','700000013','5100000009','',1794996003058341,'done',1,'');
INSERT INTO "inbox" VALUES(28,'telegram','700000014','5100000009','',1794996003083938,'done',1,'');
INSERT INTO "inbox" VALUES(29,'slack','interaction:9b06a5b62c2919d7bd549d179f4e963027f3e340d61abea934bcf2aee6a6542b','U0ADMIN','',1794996004097146,'done',1,'');
INSERT INTO "inbox" VALUES(30,'slack','message:U0CAST09:f5a6d74d-9ec4-4137-96b2-cf2bdb4e4616','U0CAST09','',1794996004116838,'done',1,'');
INSERT INTO "inbox" VALUES(31,'telegram','700000015','5100000010','',1794996004142588,'done',1,'');
INSERT INTO "inbox" VALUES(32,'slack','interaction:1d3946ec3e829d4a852b576f70a9d1db2e46b42ba2d3c094619b040bf10d410e','U0CAST11','{"type":"block_actions","user":{"id":"U0CAST11","username":"tara","name":"tara","team_id":"T0HOME"},"api_app_id":"A0APP","token":"verification","team":{"id":"T0HOME","domain":"home"},"enterprise":null,"is_enterprise_install":false,"actions":[{"type":"button","action_id":"1.2","block_id":"3I4A4V10PP","text":{"type":"plain_text","text":"\ud83d\udfe1 8","emoji":true},"action_ts":"1794996064.246915","value":"1:s:v0IUJr0TmBu7COJ-:8"}],"container":{"type":"message","message_ts":"1794996000.697542","channel_id":"D29LJI1X3YK","is_ephemeral":false},"channel":{"id":"D29LJI1X3YK","name":"directmessage"},"state":{"values":{}},"trigger_id":"1KO9KCQU1OE.2ZV91IMVNA6.axmfetevavm","response_url":"http://sandbox.invalid/slack/response/DI5OJHEBHQ","message":{"type":"message","user":"U0BOT","ts":"1794996000.697542","text":"Your answer goes to the Acme team with your name; it is not anonymous.\nHow likely are you to recommend Acme to a friend or colleague?\n0 = Not at all likely \u00b7 10 = Extremely likely","team":"T0HOME","bot_id":"B0BOT","app_id":"A0APP","blocks":[{"type":"context","elements":[{"type":"plain_text","text":"Your answer goes to the Acme team with your name; it is not anonymous.","emoji":true}],"block_id":"1YEC0TZBRR"},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"How likely are you to recommend "},{"type":"text","text":"Acme","style":{"bold":true}},{"type":"text","text":" to a friend or colleague?"}]}],"block_id":"OKWK7EH17I"},{"type":"context","elements":[{"type":"plain_text","text":"0 = Not at all likely \u00b7 10 = Extremely likely","emoji":true}],"block_id":"JEV4SE6LWA"},{"type":"actions","elements":[{"type":"button","action_id":"0.0","text":{"type":"plain_text","text":"0","emoji":true},"value":"1:s:v0IUJr0TmBu7COJ-:0","style":"danger","accessibility_label":"0 of 10: not at all likely"},{"type":"button","action_id":"0.1","text":{"type":"plain_text","text":"1","emoji":true},"value":"1:s:v0IUJr0TmBu7COJ-:1","style":"danger","accessibility_label":"1 of 10"},{"type":"button","action_id":"0.2","text":{"type":"plain_text","text":"2","emoji":true},"value":"1:s:v0IUJr0TmBu7COJ-:2","style":"danger","accessibility_label":"2 of 10"},{"type":"button","action_id":"0.3","text":{"type":"plain_text","text":"3","emoji":true},"value":"1:s:v0IUJr0TmBu7COJ-:3","style":"danger","accessibility_label":"3 of 10"},{"type":"button","action_id":"0.4","text":{"type":"plain_text","text":"4","emoji":true},"value":"1:s:v0IUJr0TmBu7COJ-:4","style":"danger","accessibility_label":"4 of 10"},{"type":"button","action_id":"0.5","text":{"type":"plain_text","text":"5","emoji":true},"value":"1:s:v0IUJr0TmBu7COJ-:5","style":"danger","accessibility_label":"5 of 10"}],"block_id":"53FAQLSQ9M"},{"type":"actions","elements":[{"type":"button","action_id":"1.0","text":{"type":"plain_text","text":"6","emoji":true},"value":"1:s:v0IUJr0TmBu7COJ-:6","style":"danger","accessibility_label":"6 of 10"},{"type":"button","action_id":"1.1","text":{"type":"plain_text","text":"\ud83d\udfe1 7","emoji":true},"value":"1:s:v0IUJr0TmBu7COJ-:7","accessibility_label":"7 of 10"},{"type":"button","action_id":"1.2","text":{"type":"plain_text","text":"\ud83d\udfe1 8","emoji":true},"value":"1:s:v0IUJr0TmBu7COJ-:8","accessibility_label":"8 of 10"},{"type":"button","action_id":"1.3","text":{"type":"plain_text","text":"9","emoji":true},"value":"1:s:v0IUJr0TmBu7COJ-:9","style":"primary","accessibility_label":"9 of 10"},{"type":"button","action_id":"1.4","text":{"type":"plain_text","text":"10","emoji":true},"value":"1:s:v0IUJr0TmBu7COJ-:10","style":"primary","accessibility_label":"10 of 10: extremely likely"}],"block_id":"3I4A4V10PP"},{"type":"actions","elements":[{"type":"button","action_id":"2.0","text":{"type":"plain_text","text":"Not now","emoji":true},"value":"1:l:v0IUJr0TmBu7COJ-"},{"type":"button","action_id":"2.1","text":{"type":"plain_text","text":"Not for 3 months","emoji":true},"value":"1:p:v0IUJr0TmBu7COJ-"},{"type":"button","action_id":"2.2","text":{"type":"plain_text","text":"Never","emoji":true},"value":"1:n:v0IUJr0TmBu7COJ-"}],"block_id":"L0PVNCHQW7"}]}}',1794996064247395,'new',1,'');
INSERT INTO "inbox" VALUES(33,'telegram','700000016','5100000012','{"update_id":700000016,"callback_query":{"id":"4000000000000010","from":{"id":5100000012,"is_bot":false,"first_name":"Theo","language_code":"en"},"message":{"message_id":1,"from":{"id":7000000001,"is_bot":true,"first_name":"Survey bot","username":"sandbox_survey_bot"},"chat":{"id":5100000012,"type":"private","first_name":"Theo"},"date":1794996000,"text":"Your answer goes to the Acme team with your name; it is not anonymous.\n\nHow likely are you to recommend Acme to a friend or colleague?\n\n0 = Not at all likely · 10 = Extremely likely","entities":[{"type":"italic","offset":0,"length":70},{"type":"bold","offset":104,"length":4},{"type":"italic","offset":136,"length":45}],"reply_markup":{"inline_keyboard":[[{"text":"0","style":"danger","callback_data":"1:s:WKMp7Sj52-MU9mTe:0"},{"text":"1","style":"danger","callback_data":"1:s:WKMp7Sj52-MU9mTe:1"},{"text":"2","style":"danger","callback_data":"1:s:WKMp7Sj52-MU9mTe:2"},{"text":"3","style":"danger","callback_data":"1:s:WKMp7Sj52-MU9mTe:3"},{"text":"4","style":"danger","callback_data":"1:s:WKMp7Sj52-MU9mTe:4"},{"text":"5","style":"danger","callback_data":"1:s:WKMp7Sj52-MU9mTe:5"}],[{"text":"6","style":"danger","callback_data":"1:s:WKMp7Sj52-MU9mTe:6"},{"text":"🟡 7","callback_data":"1:s:WKMp7Sj52-MU9mTe:7"},{"text":"🟡 8","callback_data":"1:s:WKMp7Sj52-MU9mTe:8"},{"text":"9","style":"success","callback_data":"1:s:WKMp7Sj52-MU9mTe:9"},{"text":"10","style":"success","callback_data":"1:s:WKMp7Sj52-MU9mTe:10"}],[{"text":"Not now","callback_data":"1:l:WKMp7Sj52-MU9mTe"},{"text":"Not for 3 months","callback_data":"1:p:WKMp7Sj52-MU9mTe"},{"text":"Never","callback_data":"1:n:WKMp7Sj52-MU9mTe"}]]}},"chat_instance":"-5100000012","data":"1:s:WKMp7Sj52-MU9mTe:8"}}',1794996064271836,'new',1,'');
INSERT INTO "inbox" VALUES(34,'slack','interaction:2c046774bc0a32ceac6a6824b643e7b8f23a1a5ade423fd3ff3acf195969b2cb','U0CAST12','{"type":"block_actions","user":{"id":"U0CAST12","username":"petra","name":"petra","team_id":"T0HOME"},"api_app_id":"A0APP","token":"verification","team":{"id":"T0HOME","domain":"home"},"enterprise":null,"is_enterprise_install":false,"actions":[{"type":"button","action_id":"1.1","block_id":"YRFH1A7WS2","text":{"type":"plain_text","text":"\ud83d\udfe1 7","emoji":true},"action_ts":"1794996064.291555","value":"1:s:t7_VWVN-M385MKww:7"}],"container":{"type":"message","message_ts":"1794996000.701478","channel_id":"D027Q7CIPXB","is_ephemeral":false},"channel":{"id":"D027Q7CIPXB","name":"directmessage"},"state":{"values":{}},"trigger_id":"17G4H0AHBKZ.2P8TER2MT0B.a1bwylbvvy0","response_url":"http://sandbox.invalid/slack/response/J8CQ3T0H5F","message":{"type":"message","user":"U0BOT","ts":"1794996000.701478","text":"Your answer goes to the Acme team with your name; it is not anonymous.\nHow likely are you to recommend Acme to a friend or colleague?\n0 = Not at all likely \u00b7 10 = Extremely likely","team":"T0HOME","bot_id":"B0BOT","app_id":"A0APP","blocks":[{"type":"context","elements":[{"type":"plain_text","text":"Your answer goes to the Acme team with your name; it is not anonymous.","emoji":true}],"block_id":"4V2MSHAT6E"},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"How likely are you to recommend "},{"type":"text","text":"Acme","style":{"bold":true}},{"type":"text","text":" to a friend or colleague?"}]}],"block_id":"ZYTNKBNG88"},{"type":"context","elements":[{"type":"plain_text","text":"0 = Not at all likely \u00b7 10 = Extremely likely","emoji":true}],"block_id":"FN19KEPN6O"},{"type":"actions","elements":[{"type":"button","action_id":"0.0","text":{"type":"plain_text","text":"0","emoji":true},"value":"1:s:t7_VWVN-M385MKww:0","style":"danger","accessibility_label":"0 of 10: not at all likely"},{"type":"button","action_id":"0.1","text":{"type":"plain_text","text":"1","emoji":true},"value":"1:s:t7_VWVN-M385MKww:1","style":"danger","accessibility_label":"1 of 10"},{"type":"button","action_id":"0.2","text":{"type":"plain_text","text":"2","emoji":true},"value":"1:s:t7_VWVN-M385MKww:2","style":"danger","accessibility_label":"2 of 10"},{"type":"button","action_id":"0.3","text":{"type":"plain_text","text":"3","emoji":true},"value":"1:s:t7_VWVN-M385MKww:3","style":"danger","accessibility_label":"3 of 10"},{"type":"button","action_id":"0.4","text":{"type":"plain_text","text":"4","emoji":true},"value":"1:s:t7_VWVN-M385MKww:4","style":"danger","accessibility_label":"4 of 10"},{"type":"button","action_id":"0.5","text":{"type":"plain_text","text":"5","emoji":true},"value":"1:s:t7_VWVN-M385MKww:5","style":"danger","accessibility_label":"5 of 10"}],"block_id":"E89HZEW30E"},{"type":"actions","elements":[{"type":"button","action_id":"1.0","text":{"type":"plain_text","text":"6","emoji":true},"value":"1:s:t7_VWVN-M385MKww:6","style":"danger","accessibility_label":"6 of 10"},{"type":"button","action_id":"1.1","text":{"type":"plain_text","text":"\ud83d\udfe1 7","emoji":true},"value":"1:s:t7_VWVN-M385MKww:7","accessibility_label":"7 of 10"},{"type":"button","action_id":"1.2","text":{"type":"plain_text","text":"\ud83d\udfe1 8","emoji":true},"value":"1:s:t7_VWVN-M385MKww:8","accessibility_label":"8 of 10"},{"type":"button","action_id":"1.3","text":{"type":"plain_text","text":"9","emoji":true},"value":"1:s:t7_VWVN-M385MKww:9","style":"primary","accessibility_label":"9 of 10"},{"type":"button","action_id":"1.4","text":{"type":"plain_text","text":"10","emoji":true},"value":"1:s:t7_VWVN-M385MKww:10","style":"primary","accessibility_label":"10 of 10: extremely likely"}],"block_id":"YRFH1A7WS2"},{"type":"actions","elements":[{"type":"button","action_id":"2.0","text":{"type":"plain_text","text":"Not now","emoji":true},"value":"1:l:t7_VWVN-M385MKww"},{"type":"button","action_id":"2.1","text":{"type":"plain_text","text":"Not for 3 months","emoji":true},"value":"1:p:t7_VWVN-M385MKww"},{"type":"button","action_id":"2.2","text":{"type":"plain_text","text":"Never","emoji":true},"value":"1:n:t7_VWVN-M385MKww"}],"block_id":"6FMT51FCYD"}]}}',1794996064291831,'parked',1,'KeyError in its work');
INSERT INTO "inbox" VALUES(35,'telegram','700000017','5100000013','{"update_id":700000017,"callback_query":{"id":"4000000000000011","from":{"id":5100000013,"is_bot":false,"first_name":"Piet","language_code":"en"},"message":{"message_id":1,"from":{"id":7000000001,"is_bot":true,"first_name":"Survey bot","username":"sandbox_survey_bot"},"chat":{"id":5100000013,"type":"private","first_name":"Piet"},"date":1794996000,"text":"Your answer goes to the Acme team with your name; it is not anonymous.\n\nHow likely are you to recommend Acme to a friend or colleague?\n\n0 = Not at all likely · 10 = Extremely likely","entities":[{"type":"italic","offset":0,"length":70},{"type":"bold","offset":104,"length":4},{"type":"italic","offset":136,"length":45}],"reply_markup":{"inline_keyboard":[[{"text":"0","style":"danger","callback_data":"1:s:OKI9f5n9IWo2YJ2y:0"},{"text":"1","style":"danger","callback_data":"1:s:OKI9f5n9IWo2YJ2y:1"},{"text":"2","style":"danger","callback_data":"1:s:OKI9f5n9IWo2YJ2y:2"},{"text":"3","style":"danger","callback_data":"1:s:OKI9f5n9IWo2YJ2y:3"},{"text":"4","style":"danger","callback_data":"1:s:OKI9f5n9IWo2YJ2y:4"},{"text":"5","style":"danger","callback_data":"1:s:OKI9f5n9IWo2YJ2y:5"}],[{"text":"6","style":"danger","callback_data":"1:s:OKI9f5n9IWo2YJ2y:6"},{"text":"🟡 7","callback_data":"1:s:OKI9f5n9IWo2YJ2y:7"},{"text":"🟡 8","callback_data":"1:s:OKI9f5n9IWo2YJ2y:8"},{"text":"9","style":"success","callback_data":"1:s:OKI9f5n9IWo2YJ2y:9"},{"text":"10","style":"success","callback_data":"1:s:OKI9f5n9IWo2YJ2y:10"}],[{"text":"Not now","callback_data":"1:l:OKI9f5n9IWo2YJ2y"},{"text":"Not for 3 months","callback_data":"1:p:OKI9f5n9IWo2YJ2y"},{"text":"Never","callback_data":"1:n:OKI9f5n9IWo2YJ2y"}]]}},"chat_instance":"-5100000013","data":"1:s:OKI9f5n9IWo2YJ2y:7"}}',1794996064311649,'parked',1,'KeyError in its work');
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
	press_uses INTEGER, 
	CONSTRAINT pk_invitations PRIMARY KEY (id), 
	CONSTRAINT ck_invitations_answered CHECK ((score IS NULL) = (answered_at IS NULL)), 
	CONSTRAINT ck_invitations_scale CHECK (score BETWEEN 0 AND 10), 
	CONSTRAINT fk_invitations_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id), 
	CONSTRAINT fk_invitations_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_invitations_survey_person_id_round UNIQUE (survey, person_id, round), 
	CONSTRAINT uq_invitations_token UNIQUE (token)
);
INSERT INTO "invitations" VALUES(1,'uLK_XfZdY6Ac2sw8','relationship',7,7,1,'uncertain','coloured',1794996000359513,NULL,1796205600359513,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(2,'xkS4XcCShjWZfjVM','relationship',8,8,1,'uncertain','coloured',1794996000359513,NULL,1796205600359513,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(3,'7_qHS10BX3aanlwJ','relationship',9,9,1,'handed over','coloured',1794996000613932,1794996000679166,1796205600613932,1,'DO6NTNBAI68/1794996000.677696',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(4,'KTLfmB760ut91VS2','relationship',10,10,1,'handed over','coloured',1794996000613932,1794996000897621,1796205600613932,1,'5100000001/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(5,'fSl9us965-_OSrtY','relationship',11,11,1,'answered','coloured',1794996000613932,1794996000704109,1796205600613932,1,'DMOLRVX48NF/1794996000.684755',3,1794996000946632,0,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/4YNHDUEVPD',1794997740946632,3);
INSERT INTO "invitations" VALUES(6,'_K4MwBOmgMyuHHqM','relationship',12,12,1,'answered','coloured',1794996000613932,1794996000898081,1796205600613932,1,'5100000002/1',3,1794996001003422,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(7,'dVohQYg75lYvFria','relationship',13,13,1,'answered','coloured',1794996000613932,1794996000704299,1796205600613932,1,'DLDI3G3N511/1794996000.686444',2,1794996001039189,1,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/HHZNH3N9P0',1794997741244171,3);
INSERT INTO "invitations" VALUES(8,'wEOVSvq_2QJ2jBlz','relationship',14,14,1,'answered','coloured',1794996000613932,1794996000898471,1796205600613932,1,'5100000003/1',2,1794996001065439,1,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(9,'XgUgU7f8En0eHX0e','relationship',15,15,1,'answered','coloured',1794996000613932,1794996000704457,1796205600613932,1,'DR8VVFRAZC2/1794996000.692343',9,1794996001103738,0,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/VW56VMRZND',1794997741103738,3);
INSERT INTO "invitations" VALUES(10,'6sgciE-9Kuncrlqr','relationship',16,16,1,'answered','coloured',1794996000613932,1794996000898836,1796205600613932,1,'5100000004/1',9,1794996001138124,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(11,'x9vf9lbC_-G3WBgR','relationship',17,17,1,'answered','coloured',1794996000613932,1794996000704603,1796205600613932,1,'D8IUAJXKXHF/1794996000.693551',10,1794996001162704,0,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/26IEB4RAI1',1794997741162704,2);
INSERT INTO "invitations" VALUES(12,'b-xyMDy43WvP8G6V','relationship',18,18,1,'answered','coloured',1794996000613932,1794996000899255,1796205600613932,1,'5100000005/1',10,1794996001192510,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(13,'7Ng9zy9YokMx-pfV','relationship',19,19,1,'answered','coloured',1794996000613932,1794996000704756,1796205600613932,1,'D7LF8ICLKMC/1794996000.694651',10,1794996001210269,0,NULL,'named',0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/EB2OT0O2F1',1794997741358201,3);
INSERT INTO "invitations" VALUES(14,'F63cM8pI9tRK1LC0','relationship',20,20,1,'answered','coloured',1794996000613932,1794996000900973,1796205600613932,1,'5100000006/1',10,1794996001226289,0,NULL,'named',0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(15,'QOxo7LH2rFCGpNBa','relationship',21,21,1,'declined','coloured',1794996000613932,1794996000705006,1796205600613932,1,'DBR73VKGK70/1794996000.695581',NULL,NULL,0,NULL,NULL,0,0,1,'not now',1795255201414531,0,'http://sandbox.invalid/slack/response/T0J1QTN5E0',1794997741414531,3);
INSERT INTO "invitations" VALUES(16,'9u5z7rG07xfg9kAV','relationship',22,22,1,'declined','coloured',1794996000613932,1794996000901445,1796205600613932,1,'5100000007/1',NULL,NULL,0,NULL,NULL,0,0,1,'not now',1795255201439507,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(17,'bS11qSN09eYqE12L','relationship',23,23,1,'declined','coloured',1794996000613932,1794996000705199,1796205600613932,1,'DIPWCRJ2OWO/1794996000.696302',NULL,NULL,0,NULL,NULL,0,0,0,'never',NULL,0,'http://sandbox.invalid/slack/response/MAQRWV3FQ3',1794997741463929,3);
INSERT INTO "invitations" VALUES(18,'gSkRfj-x__OJ9KVq','relationship',24,24,1,'declined','coloured',1794996000613932,1794996000901856,1796205600613932,1,'5100000008/1',NULL,NULL,0,NULL,NULL,0,0,0,'never',NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(19,'EUEwLmzmDMenHKTN','relationship',25,25,1,'answered','coloured',1794996000613932,1794996000705367,1796205600613932,1,'DRHTD4FFFG7/1794996000.696899',8,1794996004120878,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(20,'-Bvdih0X4Mwc8VYm','relationship',26,26,1,'answered','coloured',1794996000613932,1794996000903171,1796205600613932,1,'5100000010/1',8,1794996004145294,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(21,'v0IUJr0TmBu7COJ-','relationship',27,27,1,'handed over','coloured',1794996000613932,1794996000705527,1796205600613932,1,'D29LJI1X3YK/1794996000.697542',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(22,'WKMp7Sj52-MU9mTe','relationship',28,28,1,'handed over','coloured',1794996000613932,1794996000902246,1796205600613932,1,'5100000012/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(23,'t7_VWVN-M385MKww','relationship',29,29,1,'handed over','coloured',1794996000613932,1794996000705668,1796205600613932,1,'D027Q7CIPXB/1794996000.701478',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(24,'OKI9f5n9IWo2YJ2y','relationship',30,30,1,'handed over','coloured',1794996000613932,1794996000902616,1796205600613932,1,'5100000013/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(25,'YwrTu5ndHtwNg3Fc','relationship',3,3,1,'queued','coloured',1794996064206759,NULL,1796205664206759,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(26,'6Ad-V6qSq5PzVx2V','relationship',4,4,1,'queued','coloured',1794996064206759,NULL,1796205664206759,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
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
	created_at BIGINT NOT NULL, 
	CONSTRAINT pk_outbox PRIMARY KEY (id), 
	CONSTRAINT uq_outbox_kind_subject UNIQUE (kind, subject)
);
INSERT INTO "outbox" VALUES(1,'summary','relationship/2026-W47','slack',3,1795420800000000,'due',1,NULL,NULL,0,0,'null','',1794996000114334);
INSERT INTO "outbox" VALUES(2,'question','1','slack',3,1794996000359513,'uncertain',1,NULL,1794996000408968,1,0,'null','no answer: ServerDisconnectedError',1794996000359513);
INSERT INTO "outbox" VALUES(3,'question','2','telegram',3,1794996000359513,'uncertain',1,NULL,1794996000404603,1,0,'null','NetworkError: ServerDisconnectedError',1794996000359513);
INSERT INTO "outbox" VALUES(4,'expiry','1','slack',3,1796205600359513,'due',1,NULL,NULL,0,0,'null','',1794996000429521);
INSERT INTO "outbox" VALUES(5,'expiry','2','telegram',3,1796205600359513,'due',1,NULL,NULL,0,0,'null','',1794996000431956);
INSERT INTO "outbox" VALUES(6,'question','3','slack',3,1794996000613932,'sent',1,NULL,1794996000644029,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(7,'question','4','telegram',3,1794996000613932,'sent',1,NULL,1794996000649422,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(8,'question','5','slack',3,1794996000613932,'sent',1,NULL,1794996000644073,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(9,'question','6','telegram',3,1794996000613932,'sent',1,NULL,1794996000649439,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(10,'question','7','slack',3,1794996000613932,'sent',1,NULL,1794996000644081,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(11,'question','8','telegram',3,1794996000613932,'sent',1,NULL,1794996000649450,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(12,'question','9','slack',3,1794996000613932,'sent',1,NULL,1794996000644101,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(13,'question','10','telegram',3,1794996000613932,'sent',1,NULL,1794996000649457,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(14,'question','11','slack',3,1794996000613932,'sent',1,NULL,1794996000644631,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(15,'question','12','telegram',3,1794996000613932,'sent',1,NULL,1794996000649463,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(16,'question','13','slack',3,1794996000613932,'sent',1,NULL,1794996000644661,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(17,'question','14','telegram',3,1794996000613932,'sent',1,NULL,1794996000649470,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(18,'question','15','slack',3,1794996000613932,'sent',1,NULL,1794996000644671,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(19,'question','16','telegram',3,1794996000613932,'sent',1,NULL,1794996000649477,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(20,'question','17','slack',3,1794996000613932,'sent',1,NULL,1794996000644679,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(21,'question','18','telegram',3,1794996000613932,'sent',1,NULL,1794996000649486,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(22,'question','19','slack',3,1794996000613932,'sent',1,NULL,1794996000644686,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(23,'question','20','telegram',3,1794996000613932,'sent',1,NULL,1794996000649494,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(24,'question','21','slack',3,1794996000613932,'sent',1,NULL,1794996000644694,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(25,'question','22','telegram',3,1794996000613932,'sent',1,NULL,1794996000649502,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(26,'question','23','slack',3,1794996000613932,'sent',1,NULL,1794996000644701,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(27,'question','24','telegram',3,1794996000613932,'sent',1,NULL,1794996000649508,1,0,NULL,'',1794996000613932);
INSERT INTO "outbox" VALUES(28,'reminder','3','slack',3,1795341600679166,'due',1,NULL,NULL,0,0,'null','',1794996000679166);
INSERT INTO "outbox" VALUES(29,'expiry','3','slack',3,1796205600613932,'due',1,NULL,NULL,0,0,'null','',1794996000679166);
INSERT INTO "outbox" VALUES(30,'reminder','5','slack',3,1795341600704109,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000704109);
INSERT INTO "outbox" VALUES(31,'expiry','5','slack',3,1796205600613932,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000704109);
INSERT INTO "outbox" VALUES(32,'reminder','7','slack',3,1795341600704299,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000704299);
INSERT INTO "outbox" VALUES(33,'expiry','7','slack',3,1796205600613932,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000704299);
INSERT INTO "outbox" VALUES(34,'reminder','9','slack',3,1795341600704457,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000704457);
INSERT INTO "outbox" VALUES(35,'expiry','9','slack',3,1796205600613932,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000704457);
INSERT INTO "outbox" VALUES(36,'reminder','11','slack',3,1795341600704603,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000704603);
INSERT INTO "outbox" VALUES(37,'expiry','11','slack',3,1796205600613932,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000704603);
INSERT INTO "outbox" VALUES(38,'reminder','13','slack',3,1795341600704756,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000704756);
INSERT INTO "outbox" VALUES(39,'expiry','13','slack',3,1796205600613932,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000704756);
INSERT INTO "outbox" VALUES(40,'reminder','15','slack',3,1795341600705006,'dropped',1,NULL,NULL,0,0,'null','declined',1794996000705006);
INSERT INTO "outbox" VALUES(41,'expiry','15','slack',3,1796205600613932,'dropped',1,NULL,NULL,0,0,'null','declined',1794996000705006);
INSERT INTO "outbox" VALUES(42,'reminder','17','slack',3,1795341600705199,'dropped',1,NULL,NULL,0,0,'null','declined',1794996000705199);
INSERT INTO "outbox" VALUES(43,'expiry','17','slack',3,1796205600613932,'dropped',1,NULL,NULL,0,0,'null','declined',1794996000705199);
INSERT INTO "outbox" VALUES(44,'reminder','19','slack',3,1795341600705367,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000705367);
INSERT INTO "outbox" VALUES(45,'expiry','19','slack',3,1796205600613932,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000705367);
INSERT INTO "outbox" VALUES(46,'reminder','21','slack',3,1795341600705527,'due',1,NULL,NULL,0,0,'null','',1794996000705527);
INSERT INTO "outbox" VALUES(47,'expiry','21','slack',3,1796205600613932,'due',1,NULL,NULL,0,0,'null','',1794996000705527);
INSERT INTO "outbox" VALUES(48,'reminder','23','slack',3,1795341600705668,'due',1,NULL,NULL,0,0,'null','',1794996000705668);
INSERT INTO "outbox" VALUES(49,'expiry','23','slack',3,1796205600613932,'due',1,NULL,NULL,0,0,'null','',1794996000705668);
INSERT INTO "outbox" VALUES(50,'reminder','4','telegram',3,1795341600897621,'due',1,NULL,NULL,0,0,'null','',1794996000897621);
INSERT INTO "outbox" VALUES(51,'expiry','4','telegram',3,1796205600613932,'due',1,NULL,NULL,0,0,'null','',1794996000897621);
INSERT INTO "outbox" VALUES(52,'reminder','6','telegram',3,1795341600898081,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000898081);
INSERT INTO "outbox" VALUES(53,'expiry','6','telegram',3,1796205600613932,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000898081);
INSERT INTO "outbox" VALUES(54,'reminder','8','telegram',3,1795341600898471,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000898471);
INSERT INTO "outbox" VALUES(55,'expiry','8','telegram',3,1796205600613932,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000898471);
INSERT INTO "outbox" VALUES(56,'reminder','10','telegram',3,1795341600898836,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000898836);
INSERT INTO "outbox" VALUES(57,'expiry','10','telegram',3,1796205600613932,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000898836);
INSERT INTO "outbox" VALUES(58,'reminder','12','telegram',3,1795341600899255,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000899255);
INSERT INTO "outbox" VALUES(59,'expiry','12','telegram',3,1796205600613932,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000899255);
INSERT INTO "outbox" VALUES(60,'reminder','14','telegram',3,1795341600900973,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000900973);
INSERT INTO "outbox" VALUES(61,'expiry','14','telegram',3,1796205600613932,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000900973);
INSERT INTO "outbox" VALUES(62,'reminder','16','telegram',3,1795341600901445,'dropped',1,NULL,NULL,0,0,'null','declined',1794996000901445);
INSERT INTO "outbox" VALUES(63,'expiry','16','telegram',3,1796205600613932,'dropped',1,NULL,NULL,0,0,'null','declined',1794996000901445);
INSERT INTO "outbox" VALUES(64,'reminder','18','telegram',3,1795341600901856,'dropped',1,NULL,NULL,0,0,'null','declined',1794996000901856);
INSERT INTO "outbox" VALUES(65,'expiry','18','telegram',3,1796205600613932,'dropped',1,NULL,NULL,0,0,'null','declined',1794996000901856);
INSERT INTO "outbox" VALUES(66,'reminder','22','telegram',3,1795341600902246,'due',1,NULL,NULL,0,0,'null','',1794996000902246);
INSERT INTO "outbox" VALUES(67,'expiry','22','telegram',3,1796205600613932,'due',1,NULL,NULL,0,0,'null','',1794996000902246);
INSERT INTO "outbox" VALUES(68,'reminder','24','telegram',3,1795341600902616,'due',1,NULL,NULL,0,0,'null','',1794996000902616);
INSERT INTO "outbox" VALUES(69,'expiry','24','telegram',3,1796205600613932,'due',1,NULL,NULL,0,0,'null','',1794996000902616);
INSERT INTO "outbox" VALUES(70,'reminder','20','telegram',3,1795341600903171,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000903171);
INSERT INTO "outbox" VALUES(71,'expiry','20','telegram',3,1796205600613932,'dropped',1,NULL,NULL,0,0,'null','answered',1794996000903171);
INSERT INTO "outbox" VALUES(72,'card','5','slack',0,1794996000946632,'sent',1,NULL,1794996000961467,1,0,NULL,'',1794996000946632);
INSERT INTO "outbox" VALUES(73,'alert','1','slack',2,1794996000946632,'sent',1,NULL,1794996000961497,1,0,NULL,'',1794996000946632);
INSERT INTO "outbox" VALUES(74,'card','6','telegram',0,1794996001003422,'sent',1,NULL,1794996001022243,1,0,NULL,'',1794996001003422);
INSERT INTO "outbox" VALUES(75,'alert','2','slack',2,1794996001003422,'sent',1,NULL,1794996002005375,1,0,NULL,'',1794996001003422);
INSERT INTO "outbox" VALUES(76,'card','7','slack',0,1794996001244171,'sent',2,NULL,1794996001256435,1,0,NULL,'',1794996001039189);
INSERT INTO "outbox" VALUES(77,'alert','3','slack',2,1794996001039189,'sent',1,NULL,1794996003026763,1,0,NULL,'',1794996001039189);
INSERT INTO "outbox" VALUES(78,'card','8','telegram',0,1794996001268161,'sent',2,NULL,1794996001278312,1,0,NULL,'',1794996001065439);
INSERT INTO "outbox" VALUES(79,'alert','4','slack',2,1794996001065439,'sent',1,NULL,1794996004047079,1,0,NULL,'',1794996001065439);
INSERT INTO "outbox" VALUES(80,'card','9','slack',0,1794996001103738,'sent',1,NULL,1794996001116881,1,0,NULL,'',1794996001103738);
INSERT INTO "outbox" VALUES(81,'card','10','telegram',0,1794996001138124,'sent',1,NULL,1794996001149858,1,0,NULL,'',1794996001138124);
INSERT INTO "outbox" VALUES(82,'card','11','slack',0,1794996001288398,'sent',2,NULL,1794996001303427,1,0,NULL,'',1794996001162704);
INSERT INTO "outbox" VALUES(83,'card','12','telegram',0,1794996001312212,'sent',2,NULL,1794996001318553,1,0,NULL,'',1794996001192510);
INSERT INTO "outbox" VALUES(84,'card','13','slack',0,1794996001358201,'sent',3,NULL,1794996001364525,1,0,NULL,'',1794996001210269);
INSERT INTO "outbox" VALUES(85,'card','14','telegram',0,1794996001378074,'sent',3,NULL,1794996001395652,1,0,NULL,'',1794996001226289);
INSERT INTO "outbox" VALUES(86,'note','slack/13/note.comment','slack',1,1794996001288398,'sent',1,NULL,1794996001909334,1,0,NULL,'',1794996001288398);
INSERT INTO "outbox" VALUES(87,'note','telegram/14/note.comment','telegram',1,1794996001312212,'sent',1,NULL,1794996001927785,1,0,NULL,'',1794996001312212);
INSERT INTO "outbox" VALUES(88,'note','slack/15/note.comment','slack',1,1794996001327503,'sent',1,NULL,1794996001909360,1,0,NULL,'',1794996001327503);
INSERT INTO "outbox" VALUES(89,'note','telegram/16/note.comment','telegram',1,1794996001341432,'sent',1,NULL,1794996001927809,1,0,NULL,'',1794996001341432);
INSERT INTO "outbox" VALUES(90,'question back','15','slack',3,1795255201414531,'due',1,NULL,NULL,0,0,'null','',1794996001414531);
INSERT INTO "outbox" VALUES(91,'card','15','slack',0,1794996001414531,'sent',1,NULL,1794996001424189,1,0,NULL,'',1794996001414531);
INSERT INTO "outbox" VALUES(92,'question back','16','telegram',3,1795255201439507,'due',1,NULL,NULL,0,0,'null','',1794996001439507);
INSERT INTO "outbox" VALUES(93,'card','16','telegram',0,1794996001439507,'sent',1,NULL,1794996001450005,1,0,NULL,'',1794996001439507);
INSERT INTO "outbox" VALUES(94,'card','17','slack',0,1794996001463929,'sent',1,NULL,1794996001471514,1,0,NULL,'',1794996001463929);
INSERT INTO "outbox" VALUES(95,'note','slack/22/note.resume','slack',1,1794996001480919,'sent',1,NULL,1794996001909367,1,0,NULL,'',1794996001480919);
INSERT INTO "outbox" VALUES(96,'card','18','telegram',0,1794996001925404,'sent',1,NULL,1794996001941304,1,0,NULL,'',1794996001925404);
INSERT INTO "outbox" VALUES(97,'note','telegram/24/note.resume','telegram',1,1794996001955806,'sent',1,NULL,1794996001992396,1,0,NULL,'',1794996001955806);
INSERT INTO "outbox" VALUES(98,'note','slack/25/note.feedback','slack',1,1794996002013637,'sent',1,NULL,1794996002024442,1,0,NULL,'',1794996002013637);
INSERT INTO "outbox" VALUES(99,'note','slack/26/note.language','slack',1,1794996002037009,'sent',1,NULL,1794996003042379,1,0,NULL,'',1794996002037009);
INSERT INTO "outbox" VALUES(100,'note','telegram/27/note.feedback','telegram',1,1794996003063491,'sent',1,NULL,1794996003074559,1,0,NULL,'',1794996003063491);
INSERT INTO "outbox" VALUES(101,'note','telegram/28/note.language','telegram',1,1794996003087448,'sent',1,NULL,1794996004088504,1,0,NULL,'',1794996003087448);
INSERT INTO "outbox" VALUES(102,'card','19','slack',0,1794996004772166,'sending',1,'claim of 102',1794996064190548,2,1,'null','no answer: ServerDisconnectedError',1794996004120878);
INSERT INTO "outbox" VALUES(103,'card','20','telegram',0,1794996006806005,'sending',1,'claim of 103',1794996064190548,2,1,'null','NetworkError: ServerDisconnectedError',1794996004145294);
INSERT INTO "outbox" VALUES(104,'campaign','recorded-campaign','slack',3,1794996064206759,'due',2,NULL,1794996064206759,0,0,'null','',1794996064206759);
INSERT INTO "outbox" VALUES(105,'question','25','slack',3,1794996064206759,'due',1,NULL,NULL,0,0,'null','',1794996064206759);
INSERT INTO "outbox" VALUES(106,'question','26','telegram',3,1794996064206759,'due',1,NULL,NULL,0,0,'null','',1794996064206759);
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
INSERT INTO "people" VALUES(1,'Vera','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000114272);
INSERT INTO "people" VALUES(2,'Viktor','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000132467);
INSERT INTO "people" VALUES(3,'Quinn','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000142649);
INSERT INTO "people" VALUES(4,'Qiang','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000151652);
INSERT INTO "people" VALUES(5,'Wanda','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000311434);
INSERT INTO "people" VALUES(6,'Wim','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000322586);
INSERT INTO "people" VALUES(7,'Doris','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000346617);
INSERT INTO "people" VALUES(8,'Denis','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000353764);
INSERT INTO "people" VALUES(9,'Olga','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000457929);
INSERT INTO "people" VALUES(10,'Omar','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000460129);
INSERT INTO "people" VALUES(11,'Dora','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000467046);
INSERT INTO "people" VALUES(12,'Diego','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000474025);
INSERT INTO "people" VALUES(13,'Una','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000483009);
INSERT INTO "people" VALUES(14,'Umit','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000489134);
INSERT INTO "people" VALUES(15,'Paula','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000494875);
INSERT INTO "people" VALUES(16,'Pavel','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000500562);
INSERT INTO "people" VALUES(17,'Quirin','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000509679);
INSERT INTO "people" VALUES(18,'Qadir','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000518473);
INSERT INTO "people" VALUES(19,'Agnes','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000527199);
INSERT INTO "people" VALUES(20,'Anton','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000536068);
INSERT INTO "people" VALUES(21,'Nora','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000543955);
INSERT INTO "people" VALUES(22,'Nils','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000550182);
INSERT INTO "people" VALUES(23,'Nadia','customer',NULL,NULL,'','','{}',NULL,1794996001463929,1794996000559070);
INSERT INTO "people" VALUES(24,'Noah','customer',NULL,NULL,'','','{}',NULL,1794996001925404,1794996000568014);
INSERT INTO "people" VALUES(25,'Edda','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000576901);
INSERT INTO "people" VALUES(26,'Emil','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000585058);
INSERT INTO "people" VALUES(27,'Tara','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000591827);
INSERT INTO "people" VALUES(28,'Theo','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000599311);
INSERT INTO "people" VALUES(29,'Petra','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000606172);
INSERT INTO "people" VALUES(30,'Piet','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000610050);
CREATE TABLE score_changes (
	id INTEGER NOT NULL, 
	invitation_id INTEGER NOT NULL, 
	score INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_score_changes PRIMARY KEY (id), 
	CONSTRAINT fk_score_changes_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id)
);
INSERT INTO "score_changes" VALUES(1,5,3,1794996000946632);
INSERT INTO "score_changes" VALUES(2,6,3,1794996001003422);
INSERT INTO "score_changes" VALUES(3,7,2,1794996001039189);
INSERT INTO "score_changes" VALUES(4,8,2,1794996001065439);
INSERT INTO "score_changes" VALUES(5,9,9,1794996001103738);
INSERT INTO "score_changes" VALUES(6,10,9,1794996001138124);
INSERT INTO "score_changes" VALUES(7,11,10,1794996001162704);
INSERT INTO "score_changes" VALUES(8,12,10,1794996001192510);
INSERT INTO "score_changes" VALUES(9,13,10,1794996001210269);
INSERT INTO "score_changes" VALUES(10,14,10,1794996001226289);
INSERT INTO "score_changes" VALUES(11,19,8,1794996004120878);
INSERT INTO "score_changes" VALUES(12,20,8,1794996004145294);
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
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('inbox',35);
COMMIT;
