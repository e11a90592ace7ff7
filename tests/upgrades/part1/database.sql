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
INSERT INTO "campaigns" VALUES(1,'OSzJOfFs7Ee5_rmb','relationship','slack:U0ADMIN','[1, 2]',1794996005817680,NULL,'',0);
INSERT INTO "campaigns" VALUES(2,'recorded-campaign','relationship','slack:U0ADMIN','[3, 4, 5, 6]',1794996066025626,1,'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',2);
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
INSERT INTO "cases" VALUES(1,5,11,'open',1794996002190046,NULL,'','C0SUPPORT/1794996002.227949');
INSERT INTO "cases" VALUES(2,6,12,'open',1794996002249381,NULL,'','C0SUPPORT/1794996003.302337');
INSERT INTO "cases" VALUES(3,7,13,'open',1794996002309352,NULL,'','C0SUPPORT/1794996004.368237');
INSERT INTO "cases" VALUES(4,8,14,'open',1794996002345557,NULL,'','C0SUPPORT/1794996005.393825');
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
INSERT INTO "comments" VALUES(1,11,'The import saves me an hour a week',1794996002721018,'DMDSI6P56NY/1794996002.706984',NULL);
INSERT INTO "comments" VALUES(2,12,'The import saves me an hour a week',1794996002795029,'5100000005/2',NULL);
INSERT INTO "comments" VALUES(3,13,'The import saves me an hour a week',1794996002828747,'D37T6DL8593/1794996002.815562',NULL);
INSERT INTO "comments" VALUES(4,14,'The import saves me an hour a week',1794996002894406,'5100000006/2',NULL);
CREATE TABLE consents (
	id INTEGER NOT NULL, 
	invitation_id INTEGER NOT NULL, 
	consent VARCHAR NOT NULL, 
	wording TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_consents PRIMARY KEY (id), 
	CONSTRAINT fk_consents_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id)
);
INSERT INTO "consents" VALUES(1,13,'named','May we quote your words? With my name',1794996002981134);
INSERT INTO "consents" VALUES(2,14,'named','May we quote your words? With my name',1794996003063876);
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
INSERT INTO "contacts" VALUES(1,1,'slack','U0CAST08','DRVUPFPJQA3',NULL,NULL,'ok',1794996003684050);
INSERT INTO "contacts" VALUES(2,2,'telegram','5100000009','5100000009','en',NULL,'ok',1794996004766490);
INSERT INTO "contacts" VALUES(3,3,'slack','U0CAST13','DIXCD76JEPH',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(4,4,'telegram','5100000014','5100000014',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(5,5,'slack','U0CAST14','DWKTTDXQ4YW',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(6,6,'telegram','5100000015','5100000015',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(7,7,'slack','U0CAST10','DKWLDPCLF80',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(8,8,'telegram','5100000011','5100000011',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(9,9,'slack','U0CAST00','D6Z8UOGBQYU',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(10,10,'telegram','5100000001','5100000001',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(11,11,'slack','U0CAST01','DD0OO0U8O8P',NULL,NULL,'ok',1794996002190046);
INSERT INTO "contacts" VALUES(12,12,'telegram','5100000002','5100000002','en',NULL,'ok',1794996002249381);
INSERT INTO "contacts" VALUES(13,13,'slack','U0CAST02','DEL4DKS9VDH',NULL,NULL,'ok',1794996002585690);
INSERT INTO "contacts" VALUES(14,14,'telegram','5100000003','5100000003','en',NULL,'ok',1794996002649193);
INSERT INTO "contacts" VALUES(15,15,'slack','U0CAST03','DSPYOPHU5WW',NULL,NULL,'ok',1794996002377534);
INSERT INTO "contacts" VALUES(16,16,'telegram','5100000004','5100000004','en',NULL,'ok',1794996002407317);
INSERT INTO "contacts" VALUES(17,17,'slack','U0CAST04','DMDSI6P56NY',NULL,NULL,'ok',1794996002721018);
INSERT INTO "contacts" VALUES(18,18,'telegram','5100000005','5100000005','en',NULL,'ok',1794996002795029);
INSERT INTO "contacts" VALUES(19,19,'slack','U0CAST05','D37T6DL8593',NULL,NULL,'ok',1794996002981134);
INSERT INTO "contacts" VALUES(20,20,'telegram','5100000006','5100000006','en',NULL,'ok',1794996003063876);
INSERT INTO "contacts" VALUES(21,21,'slack','U0CAST06','DJ4SU4SD0BS',NULL,NULL,'ok',1794996003161272);
INSERT INTO "contacts" VALUES(22,22,'telegram','5100000007','5100000007','en',NULL,'ok',1794996003222894);
INSERT INTO "contacts" VALUES(23,23,'slack','U0CAST07','D38D3NFRYWO',NULL,NULL,'ok',1794996003432797);
INSERT INTO "contacts" VALUES(24,24,'telegram','5100000008','5100000008','en',NULL,'ok',1794996003586182);
INSERT INTO "contacts" VALUES(25,25,'slack','U0CAST09','DAKYSHB6YP2',NULL,NULL,'ok',1794996005849207);
INSERT INTO "contacts" VALUES(26,26,'telegram','5100000010','5100000010','en',NULL,'ok',1794996005899429);
INSERT INTO "contacts" VALUES(27,27,'slack','U0CAST11','DGWGOHUEYAD',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(28,28,'telegram','5100000012','5100000012',NULL,NULL,'ok',NULL);
INSERT INTO "contacts" VALUES(29,29,'slack','U0CAST12','DOWKSSC9HYW',NULL,NULL,'ok',NULL);
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
INSERT INTO "feedback" VALUES(1,1,'A dark mode would be kind to my eyes',1794996003638546,'DRVUPFPJQA3/1794996003.617190');
INSERT INTO "feedback" VALUES(2,2,'A dark mode would be kind to my eyes',1794996004727575,'5100000009/1');
CREATE TABLE heartbeats (
	name VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_heartbeats PRIMARY KEY (name)
);
INSERT INTO "heartbeats" VALUES('bot',1794996005951270);
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
INSERT INTO "imported_answers" VALUES(1,'relationship','customer 2',2,1794391200548514,'Setting it up took us a day','recorded 1 2');
INSERT INTO "imported_answers" VALUES(2,'relationship','customer 5',5,1794391200548514,'Setting it up took us a day','recorded 1 5');
INSERT INTO "imported_answers" VALUES(3,'relationship','customer 7',7,1794391200548514,NULL,'recorded 1 7');
INSERT INTO "imported_answers" VALUES(4,'relationship','customer 9',9,1794391200548514,NULL,'recorded 1 9');
INSERT INTO "imported_answers" VALUES(5,'relationship','customer 10',10,1794391200548514,NULL,'recorded 1 10');
INSERT INTO "imported_answers" VALUES(6,'relationship','customer 2',2,1793786400548514,'Setting it up took us a day','recorded 2 2');
INSERT INTO "imported_answers" VALUES(7,'relationship','customer 5',5,1793786400548514,'Setting it up took us a day','recorded 2 5');
INSERT INTO "imported_answers" VALUES(8,'relationship','customer 7',7,1793786400548514,NULL,'recorded 2 7');
INSERT INTO "imported_answers" VALUES(9,'relationship','customer 9',9,1793786400548514,NULL,'recorded 2 9');
INSERT INTO "imported_answers" VALUES(10,'relationship','customer 10',10,1793786400548514,NULL,'recorded 2 10');
INSERT INTO "imported_answers" VALUES(11,'relationship','customer 2',2,1793181600548514,'Setting it up took us a day','recorded 3 2');
INSERT INTO "imported_answers" VALUES(12,'relationship','customer 5',5,1793181600548514,'Setting it up took us a day','recorded 3 5');
INSERT INTO "imported_answers" VALUES(13,'relationship','customer 7',7,1793181600548514,NULL,'recorded 3 7');
INSERT INTO "imported_answers" VALUES(14,'relationship','customer 9',9,1793181600548514,NULL,'recorded 3 9');
INSERT INTO "imported_answers" VALUES(15,'relationship','customer 10',10,1793181600548514,NULL,'recorded 3 10');
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
INSERT INTO "inbox" VALUES(1,'slack','interaction:30ac30c97e943c59fd38252a5d3afb0ac260e396ea2cdf764e7adc8b43484f8c','U0CAST01','',1794996002184735,'done',1,'');
INSERT INTO "inbox" VALUES(2,'telegram','700000001','5100000002','',1794996002235097,'done',1,'');
INSERT INTO "inbox" VALUES(3,'slack','interaction:1f3c99c3ca08184bc3925e258d6464c2e5eab5c4f75541aaf8e1af47df4d1217','U0CAST02','',1794996002295582,'done',1,'');
INSERT INTO "inbox" VALUES(4,'telegram','700000002','5100000003','',1794996002335794,'done',1,'');
INSERT INTO "inbox" VALUES(5,'slack','interaction:605939ee3e21a8af5b83e47868cb579670fc0375ce5d2521d70ecf777d713cf1','U0CAST03','',1794996002363788,'done',1,'');
INSERT INTO "inbox" VALUES(6,'telegram','700000003','5100000004','',1794996002399622,'done',1,'');
INSERT INTO "inbox" VALUES(7,'slack','interaction:e68fe23d45324c873a950bfe50763231f3016426ac31399f944a3f3bb87f4bf5','U0CAST04','',1794996002432530,'done',1,'');
INSERT INTO "inbox" VALUES(8,'telegram','700000004','5100000005','',1794996002474076,'done',1,'');
INSERT INTO "inbox" VALUES(9,'slack','interaction:246b23e615a3a5c4addbb3ff6bad3e30c46b098cd3699aae357190b3953f6085','U0CAST05','',1794996002515219,'done',1,'');
INSERT INTO "inbox" VALUES(10,'telegram','700000005','5100000006','',1794996002531934,'done',1,'');
INSERT INTO "inbox" VALUES(11,'slack','interaction:abbc61c6d16eaf5e8da848bac490946c52f83f3ae05199bddbd0b2dfe10996da','U0CAST02','',1794996002554565,'done',1,'');
INSERT INTO "inbox" VALUES(12,'telegram','700000006','5100000003','',1794996002636955,'done',1,'');
INSERT INTO "inbox" VALUES(13,'slack','message:U0CAST04:7742226a-de61-44c5-b712-4869370b92e5','U0CAST04','',1794996002707890,'done',1,'');
INSERT INTO "inbox" VALUES(14,'telegram','700000007','5100000005','',1794996002777890,'done',1,'');
INSERT INTO "inbox" VALUES(15,'slack','message:U0CAST05:996c64fe-169f-459e-b0cd-c841f9245403','U0CAST05','',1794996002816505,'done',1,'');
INSERT INTO "inbox" VALUES(16,'telegram','700000008','5100000006','',1794996002885612,'done',1,'');
INSERT INTO "inbox" VALUES(17,'slack','interaction:e3bf0fb3895b42108ab546a49c26c60e5e7e5c166dae1f3dae7748625f4d542e','U0CAST05','',1794996002969830,'done',1,'');
INSERT INTO "inbox" VALUES(18,'telegram','700000009','5100000006','',1794996003049977,'done',1,'');
INSERT INTO "inbox" VALUES(19,'slack','interaction:9e71f3a6bf91088611a4e73deebe2b9c04f3c71faecb271a7b57555872380fc2','U0CAST06','',1794996003145305,'done',1,'');
INSERT INTO "inbox" VALUES(20,'telegram','700000010','5100000007','',1794996003200480,'done',1,'');
INSERT INTO "inbox" VALUES(21,'slack','interaction:654e809f7350f7dcbdab0cb35e4a73ccb6bbaea583d4f02348a5b24e195dd507','U0CAST07','',1794996003327155,'done',1,'');
INSERT INTO "inbox" VALUES(22,'slack','message:U0CAST07:acbb8ab0-edc7-4d83-a1b2-f55d56731496','U0CAST07','',1794996003416262,'done',1,'');
INSERT INTO "inbox" VALUES(23,'telegram','700000011','5100000008','',1794996003478640,'done',1,'');
INSERT INTO "inbox" VALUES(24,'telegram','700000012','5100000008','',1794996003558982,'done',1,'');
INSERT INTO "inbox" VALUES(25,'slack','message:U0CAST08:ea786a2d-c895-47f3-b40d-e4d7a781f315','U0CAST08','',1794996003619123,'done',1,'');
INSERT INTO "inbox" VALUES(26,'slack','message:U0CAST08:f39665fb-571b-4229-9fe4-c9529aa28b6f','U0CAST08','',1794996003667222,'done',1,'');
INSERT INTO "inbox" VALUES(27,'telegram','700000013','5100000009','',1794996004722331,'done',1,'');
INSERT INTO "inbox" VALUES(28,'telegram','700000014','5100000009','',1794996004763063,'done',1,'');
INSERT INTO "inbox" VALUES(29,'slack','interaction:468a44f203eb11189af0c935e24b9005a777af8bd9cc1e35b5a37a303a5d9cb3','U0ADMIN','',1794996005796113,'done',1,'');
INSERT INTO "inbox" VALUES(30,'slack','message:U0CAST09:adbc7109-f453-42b6-b31d-e3fdb88c63e6','U0CAST09','',1794996005843746,'done',1,'');
INSERT INTO "inbox" VALUES(31,'telegram','700000015','5100000010','',1794996005876981,'done',1,'');
INSERT INTO "inbox" VALUES(32,'slack','interaction:1c9e4003c92ba45845816fded6eba82feb2caa147967bfe9baa92ff0ece63151','U0CAST11','{"type":"block_actions","user":{"id":"U0CAST11","username":"tara","name":"tara","team_id":"T0HOME"},"api_app_id":"A0APP","token":"verification","team":{"id":"T0HOME","domain":"home"},"enterprise":null,"is_enterprise_install":false,"actions":[{"type":"button","action_id":"1.2","block_id":"QL14C83R9C","text":{"type":"plain_text","text":"\ud83d\udfe1 8","emoji":true},"action_ts":"1794996066.094583","value":"1:s:DrW8KNKix9VfSLB0:8"}],"container":{"type":"message","message_ts":"1794996001.519731","channel_id":"DGWGOHUEYAD","is_ephemeral":false},"channel":{"id":"DGWGOHUEYAD","name":"directmessage"},"state":{"values":{}},"trigger_id":"12JW6BYOZP5.25JX4Z0RTVU.asl208trnbe","response_url":"http://sandbox.invalid/slack/response/U37HI2C554","message":{"type":"message","user":"U0BOT","ts":"1794996001.519731","text":"Your answer goes to the Acme team with your name; it is not anonymous.\nHow likely are you to recommend Acme to a friend or colleague?\n0 = Not at all likely \u00b7 10 = Extremely likely","team":"T0HOME","bot_id":"B0BOT","app_id":"A0APP","blocks":[{"type":"context","elements":[{"type":"plain_text","text":"Your answer goes to the Acme team with your name; it is not anonymous.","emoji":true}],"block_id":"YO476FQ7F4"},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"How likely are you to recommend "},{"type":"text","text":"Acme","style":{"bold":true}},{"type":"text","text":" to a friend or colleague?"}]}],"block_id":"GL86RO80AV"},{"type":"context","elements":[{"type":"plain_text","text":"0 = Not at all likely \u00b7 10 = Extremely likely","emoji":true}],"block_id":"MJXLHZB3PI"},{"type":"actions","elements":[{"type":"button","action_id":"0.0","text":{"type":"plain_text","text":"0","emoji":true},"value":"1:s:DrW8KNKix9VfSLB0:0","style":"danger","accessibility_label":"0 of 10: not at all likely"},{"type":"button","action_id":"0.1","text":{"type":"plain_text","text":"1","emoji":true},"value":"1:s:DrW8KNKix9VfSLB0:1","style":"danger","accessibility_label":"1 of 10"},{"type":"button","action_id":"0.2","text":{"type":"plain_text","text":"2","emoji":true},"value":"1:s:DrW8KNKix9VfSLB0:2","style":"danger","accessibility_label":"2 of 10"},{"type":"button","action_id":"0.3","text":{"type":"plain_text","text":"3","emoji":true},"value":"1:s:DrW8KNKix9VfSLB0:3","style":"danger","accessibility_label":"3 of 10"},{"type":"button","action_id":"0.4","text":{"type":"plain_text","text":"4","emoji":true},"value":"1:s:DrW8KNKix9VfSLB0:4","style":"danger","accessibility_label":"4 of 10"},{"type":"button","action_id":"0.5","text":{"type":"plain_text","text":"5","emoji":true},"value":"1:s:DrW8KNKix9VfSLB0:5","style":"danger","accessibility_label":"5 of 10"}],"block_id":"WL7ZIZTHIN"},{"type":"actions","elements":[{"type":"button","action_id":"1.0","text":{"type":"plain_text","text":"6","emoji":true},"value":"1:s:DrW8KNKix9VfSLB0:6","style":"danger","accessibility_label":"6 of 10"},{"type":"button","action_id":"1.1","text":{"type":"plain_text","text":"\ud83d\udfe1 7","emoji":true},"value":"1:s:DrW8KNKix9VfSLB0:7","accessibility_label":"7 of 10"},{"type":"button","action_id":"1.2","text":{"type":"plain_text","text":"\ud83d\udfe1 8","emoji":true},"value":"1:s:DrW8KNKix9VfSLB0:8","accessibility_label":"8 of 10"},{"type":"button","action_id":"1.3","text":{"type":"plain_text","text":"9","emoji":true},"value":"1:s:DrW8KNKix9VfSLB0:9","style":"primary","accessibility_label":"9 of 10"},{"type":"button","action_id":"1.4","text":{"type":"plain_text","text":"10","emoji":true},"value":"1:s:DrW8KNKix9VfSLB0:10","style":"primary","accessibility_label":"10 of 10: extremely likely"}],"block_id":"QL14C83R9C"},{"type":"actions","elements":[{"type":"button","action_id":"2.0","text":{"type":"plain_text","text":"Not now","emoji":true},"value":"1:l:DrW8KNKix9VfSLB0"},{"type":"button","action_id":"2.1","text":{"type":"plain_text","text":"Not for 3 months","emoji":true},"value":"1:p:DrW8KNKix9VfSLB0"},{"type":"button","action_id":"2.2","text":{"type":"plain_text","text":"Never","emoji":true},"value":"1:n:DrW8KNKix9VfSLB0"}],"block_id":"X73EAX6PN3"}]}}',1794996066094795,'new',1,'');
INSERT INTO "inbox" VALUES(33,'telegram','700000016','5100000012','{"update_id":700000016,"callback_query":{"id":"4000000000000010","from":{"id":5100000012,"is_bot":false,"first_name":"Theo","language_code":"en"},"message":{"message_id":1,"from":{"id":7000000001,"is_bot":true,"first_name":"Survey bot","username":"sandbox_survey_bot"},"chat":{"id":5100000012,"type":"private","first_name":"Theo"},"date":1794996002,"text":"Your answer goes to the Acme team with your name; it is not anonymous.\n\nHow likely are you to recommend Acme to a friend or colleague?\n\n0 = Not at all likely · 10 = Extremely likely","entities":[{"type":"italic","offset":0,"length":70},{"type":"bold","offset":104,"length":4},{"type":"italic","offset":136,"length":45}],"reply_markup":{"inline_keyboard":[[{"text":"0","style":"danger","callback_data":"1:s:xmnPqlD68MexWrzN:0"},{"text":"1","style":"danger","callback_data":"1:s:xmnPqlD68MexWrzN:1"},{"text":"2","style":"danger","callback_data":"1:s:xmnPqlD68MexWrzN:2"},{"text":"3","style":"danger","callback_data":"1:s:xmnPqlD68MexWrzN:3"},{"text":"4","style":"danger","callback_data":"1:s:xmnPqlD68MexWrzN:4"},{"text":"5","style":"danger","callback_data":"1:s:xmnPqlD68MexWrzN:5"}],[{"text":"6","style":"danger","callback_data":"1:s:xmnPqlD68MexWrzN:6"},{"text":"🟡 7","callback_data":"1:s:xmnPqlD68MexWrzN:7"},{"text":"🟡 8","callback_data":"1:s:xmnPqlD68MexWrzN:8"},{"text":"9","style":"success","callback_data":"1:s:xmnPqlD68MexWrzN:9"},{"text":"10","style":"success","callback_data":"1:s:xmnPqlD68MexWrzN:10"}],[{"text":"Not now","callback_data":"1:l:xmnPqlD68MexWrzN"},{"text":"Not for 3 months","callback_data":"1:p:xmnPqlD68MexWrzN"},{"text":"Never","callback_data":"1:n:xmnPqlD68MexWrzN"}]]}},"chat_instance":"-5100000012","data":"1:s:xmnPqlD68MexWrzN:8"}}',1794996066111416,'new',1,'');
INSERT INTO "inbox" VALUES(34,'slack','interaction:32f7f1a78cbb3121e739c540ec03505739a468a0ad41151951354a56d846baec','U0CAST12','{"type":"block_actions","user":{"id":"U0CAST12","username":"petra","name":"petra","team_id":"T0HOME"},"api_app_id":"A0APP","token":"verification","team":{"id":"T0HOME","domain":"home"},"enterprise":null,"is_enterprise_install":false,"actions":[{"type":"button","action_id":"1.1","block_id":"91E7UC9J3U","text":{"type":"plain_text","text":"\ud83d\udfe1 7","emoji":true},"action_ts":"1794996066.146198","value":"1:s:Z4eBCZGdBOLyg2aJ:7"}],"container":{"type":"message","message_ts":"1794996001.520356","channel_id":"DOWKSSC9HYW","is_ephemeral":false},"channel":{"id":"DOWKSSC9HYW","name":"directmessage"},"state":{"values":{}},"trigger_id":"1GOE6VIEXCK.2DVPNSZLTBT.a4msctpx7zl","response_url":"http://sandbox.invalid/slack/response/IZQL7UWH0H","message":{"type":"message","user":"U0BOT","ts":"1794996001.520356","text":"Your answer goes to the Acme team with your name; it is not anonymous.\nHow likely are you to recommend Acme to a friend or colleague?\n0 = Not at all likely \u00b7 10 = Extremely likely","team":"T0HOME","bot_id":"B0BOT","app_id":"A0APP","blocks":[{"type":"context","elements":[{"type":"plain_text","text":"Your answer goes to the Acme team with your name; it is not anonymous.","emoji":true}],"block_id":"4QXOJIOKLG"},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"How likely are you to recommend "},{"type":"text","text":"Acme","style":{"bold":true}},{"type":"text","text":" to a friend or colleague?"}]}],"block_id":"1BPR0XOK6J"},{"type":"context","elements":[{"type":"plain_text","text":"0 = Not at all likely \u00b7 10 = Extremely likely","emoji":true}],"block_id":"8KFVTZLTXO"},{"type":"actions","elements":[{"type":"button","action_id":"0.0","text":{"type":"plain_text","text":"0","emoji":true},"value":"1:s:Z4eBCZGdBOLyg2aJ:0","style":"danger","accessibility_label":"0 of 10: not at all likely"},{"type":"button","action_id":"0.1","text":{"type":"plain_text","text":"1","emoji":true},"value":"1:s:Z4eBCZGdBOLyg2aJ:1","style":"danger","accessibility_label":"1 of 10"},{"type":"button","action_id":"0.2","text":{"type":"plain_text","text":"2","emoji":true},"value":"1:s:Z4eBCZGdBOLyg2aJ:2","style":"danger","accessibility_label":"2 of 10"},{"type":"button","action_id":"0.3","text":{"type":"plain_text","text":"3","emoji":true},"value":"1:s:Z4eBCZGdBOLyg2aJ:3","style":"danger","accessibility_label":"3 of 10"},{"type":"button","action_id":"0.4","text":{"type":"plain_text","text":"4","emoji":true},"value":"1:s:Z4eBCZGdBOLyg2aJ:4","style":"danger","accessibility_label":"4 of 10"},{"type":"button","action_id":"0.5","text":{"type":"plain_text","text":"5","emoji":true},"value":"1:s:Z4eBCZGdBOLyg2aJ:5","style":"danger","accessibility_label":"5 of 10"}],"block_id":"L4DUMBJ6JX"},{"type":"actions","elements":[{"type":"button","action_id":"1.0","text":{"type":"plain_text","text":"6","emoji":true},"value":"1:s:Z4eBCZGdBOLyg2aJ:6","style":"danger","accessibility_label":"6 of 10"},{"type":"button","action_id":"1.1","text":{"type":"plain_text","text":"\ud83d\udfe1 7","emoji":true},"value":"1:s:Z4eBCZGdBOLyg2aJ:7","accessibility_label":"7 of 10"},{"type":"button","action_id":"1.2","text":{"type":"plain_text","text":"\ud83d\udfe1 8","emoji":true},"value":"1:s:Z4eBCZGdBOLyg2aJ:8","accessibility_label":"8 of 10"},{"type":"button","action_id":"1.3","text":{"type":"plain_text","text":"9","emoji":true},"value":"1:s:Z4eBCZGdBOLyg2aJ:9","style":"primary","accessibility_label":"9 of 10"},{"type":"button","action_id":"1.4","text":{"type":"plain_text","text":"10","emoji":true},"value":"1:s:Z4eBCZGdBOLyg2aJ:10","style":"primary","accessibility_label":"10 of 10: extremely likely"}],"block_id":"91E7UC9J3U"},{"type":"actions","elements":[{"type":"button","action_id":"2.0","text":{"type":"plain_text","text":"Not now","emoji":true},"value":"1:l:Z4eBCZGdBOLyg2aJ"},{"type":"button","action_id":"2.1","text":{"type":"plain_text","text":"Not for 3 months","emoji":true},"value":"1:p:Z4eBCZGdBOLyg2aJ"},{"type":"button","action_id":"2.2","text":{"type":"plain_text","text":"Never","emoji":true},"value":"1:n:Z4eBCZGdBOLyg2aJ"}],"block_id":"AIDJIBTHQQ"}]}}',1794996066146415,'parked',1,'KeyError in its work');
INSERT INTO "inbox" VALUES(35,'telegram','700000017','5100000013','{"update_id":700000017,"callback_query":{"id":"4000000000000011","from":{"id":5100000013,"is_bot":false,"first_name":"Piet","language_code":"en"},"message":{"message_id":1,"from":{"id":7000000001,"is_bot":true,"first_name":"Survey bot","username":"sandbox_survey_bot"},"chat":{"id":5100000013,"type":"private","first_name":"Piet"},"date":1794996002,"text":"Your answer goes to the Acme team with your name; it is not anonymous.\n\nHow likely are you to recommend Acme to a friend or colleague?\n\n0 = Not at all likely · 10 = Extremely likely","entities":[{"type":"italic","offset":0,"length":70},{"type":"bold","offset":104,"length":4},{"type":"italic","offset":136,"length":45}],"reply_markup":{"inline_keyboard":[[{"text":"0","style":"danger","callback_data":"1:s:bWEsb78jOSvHeZMt:0"},{"text":"1","style":"danger","callback_data":"1:s:bWEsb78jOSvHeZMt:1"},{"text":"2","style":"danger","callback_data":"1:s:bWEsb78jOSvHeZMt:2"},{"text":"3","style":"danger","callback_data":"1:s:bWEsb78jOSvHeZMt:3"},{"text":"4","style":"danger","callback_data":"1:s:bWEsb78jOSvHeZMt:4"},{"text":"5","style":"danger","callback_data":"1:s:bWEsb78jOSvHeZMt:5"}],[{"text":"6","style":"danger","callback_data":"1:s:bWEsb78jOSvHeZMt:6"},{"text":"🟡 7","callback_data":"1:s:bWEsb78jOSvHeZMt:7"},{"text":"🟡 8","callback_data":"1:s:bWEsb78jOSvHeZMt:8"},{"text":"9","style":"success","callback_data":"1:s:bWEsb78jOSvHeZMt:9"},{"text":"10","style":"success","callback_data":"1:s:bWEsb78jOSvHeZMt:10"}],[{"text":"Not now","callback_data":"1:l:bWEsb78jOSvHeZMt"},{"text":"Not for 3 months","callback_data":"1:p:bWEsb78jOSvHeZMt"},{"text":"Never","callback_data":"1:n:bWEsb78jOSvHeZMt"}]]}},"chat_instance":"-5100000013","data":"1:s:bWEsb78jOSvHeZMt:7"}}',1794996066183167,'parked',1,'KeyError in its work');
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
INSERT INTO "invitations" VALUES(1,'cLNYBWO8ZIUscOGg','relationship',7,7,1,'uncertain','coloured',1794996000640592,NULL,1796205600640592,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(2,'VCdqBVIbopGHdjiu','relationship',8,8,1,'uncertain','coloured',1794996000640592,NULL,1796205600640592,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(3,'_W8rXAS2wV275MS6','relationship',9,9,1,'handed over','coloured',1794996001291303,1794996001483438,1796205601291303,1,'D6Z8UOGBQYU/1794996001.476022',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(4,'OCwhOlgZWJivEjXm','relationship',10,10,1,'handed over','coloured',1794996001291303,1794996002094332,1796205601291303,1,'5100000001/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(5,'91_qmXCklB7LFboh','relationship',11,11,1,'answered','coloured',1794996001291303,1794996001528448,1796205601291303,1,'DD0OO0U8O8P/1794996001.495068',3,1794996002190046,0,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/NID5Q03S0I',1794997742190046,3);
INSERT INTO "invitations" VALUES(6,'L92pJvArUJdk8vxZ','relationship',12,12,1,'answered','coloured',1794996001291303,1794996002095234,1796205601291303,1,'5100000002/1',3,1794996002249381,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(7,'LHnFDKdeTGq6mDXV','relationship',13,13,1,'answered','coloured',1794996001291303,1794996001528628,1796205601291303,1,'DEL4DKS9VDH/1794996001.495754',2,1794996002309352,1,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/9L1K2DQE1A',1794997742585690,3);
INSERT INTO "invitations" VALUES(8,'oXc4y-RwQSSFcsLC','relationship',14,14,1,'answered','coloured',1794996001291303,1794996002095935,1796205601291303,1,'5100000003/1',2,1794996002345557,1,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(9,'LN2AkiDi_T6I7zHn','relationship',15,15,1,'answered','coloured',1794996001291303,1794996001528767,1796205601291303,1,'DSPYOPHU5WW/1794996001.503839',9,1794996002377534,0,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/SHZLA13NL7',1794997742377534,3);
INSERT INTO "invitations" VALUES(10,'S3CDBNX7HzcCF-Dq','relationship',16,16,1,'answered','coloured',1794996001291303,1794996002096555,1796205601291303,1,'5100000004/1',9,1794996002407317,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(11,'tDtVl00sAIdcHZae','relationship',17,17,1,'answered','coloured',1794996001291303,1794996001528893,1796205601291303,1,'DMDSI6P56NY/1794996001.504845',10,1794996002445856,0,NULL,NULL,0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/EWQ3I2C5JK',1794997742445856,2);
INSERT INTO "invitations" VALUES(12,'kJpgY40RJgqaR1Xl','relationship',18,18,1,'answered','coloured',1794996001291303,1794996002110094,1796205601291303,1,'5100000005/1',10,1794996002483621,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(13,'g2pvWgYZxDfZfwnO','relationship',19,19,1,'answered','coloured',1794996001291303,1794996001529083,1796205601291303,1,'D37T6DL8593/1794996001.507254',10,1794996002519054,0,NULL,'named',0,0,0,NULL,NULL,0,'http://sandbox.invalid/slack/response/FS6JHDXZ42',1794997742981134,3);
INSERT INTO "invitations" VALUES(14,'y6nC2X7lVPi8udXp','relationship',20,20,1,'answered','coloured',1794996001291303,1794996002118634,1796205601291303,1,'5100000006/1',10,1794996002536261,0,NULL,'named',0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(15,'v509eqGKozGOsurs','relationship',21,21,1,'declined','coloured',1794996001291303,1794996001529202,1796205601291303,1,'DJ4SU4SD0BS/1794996001.507796',NULL,NULL,0,NULL,NULL,0,0,1,'not now',1795255203161272,0,'http://sandbox.invalid/slack/response/EWPT3S1FEH',1794997743161272,3);
INSERT INTO "invitations" VALUES(16,'zZOVE7lHNzRErR7W','relationship',22,22,1,'declined','coloured',1794996001291303,1794996002111994,1796205601291303,1,'5100000007/1',NULL,NULL,0,NULL,NULL,0,0,1,'not now',1795255203222894,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(17,'TqwCc1NBHQ_9_pvf','relationship',23,23,1,'declined','coloured',1794996001291303,1794996001529317,1796205601291303,1,'D38D3NFRYWO/1794996001.508272',NULL,NULL,0,NULL,NULL,0,0,0,'never',NULL,0,'http://sandbox.invalid/slack/response/FGNFEIXX2O',1794997743358837,3);
INSERT INTO "invitations" VALUES(18,'BJFxUw8yzoaQp6SO','relationship',24,24,1,'declined','coloured',1794996001291303,1794996002111303,1796205601291303,1,'5100000008/1',NULL,NULL,0,NULL,NULL,0,0,0,'never',NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(19,'LIxIAjAAFTsy-fp4','relationship',25,25,1,'answered','coloured',1794996001291303,1794996001530636,1796205601291303,1,'DAKYSHB6YP2/1794996001.514847',8,1794996005849207,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(20,'yTm8R5ptpwpjJkAa','relationship',26,26,1,'answered','coloured',1794996001291303,1794996002117870,1796205601291303,1,'5100000010/1',8,1794996005899429,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(21,'DrW8KNKix9VfSLB0','relationship',27,27,1,'handed over','coloured',1794996001291303,1794996001531301,1796205601291303,1,'DGWGOHUEYAD/1794996001.519731',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(22,'xmnPqlD68MexWrzN','relationship',28,28,1,'handed over','coloured',1794996001291303,1794996002123070,1796205601291303,1,'5100000012/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(23,'Z4eBCZGdBOLyg2aJ','relationship',29,29,1,'handed over','coloured',1794996001291303,1794996001531475,1796205601291303,1,'DOWKSSC9HYW/1794996001.520356',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(24,'bWEsb78jOSvHeZMt','relationship',30,30,1,'handed over','coloured',1794996001291303,1794996002123652,1796205601291303,1,'5100000013/1',NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(25,'YwrTu5ndHtwNg3Fc','relationship',3,3,1,'queued','coloured',1794996066025626,NULL,1796205666025626,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "invitations" VALUES(26,'6Ad-V6qSq5PzVx2V','relationship',4,4,1,'queued','coloured',1794996066025626,NULL,1796205666025626,1,NULL,NULL,NULL,0,NULL,NULL,0,0,0,NULL,NULL,0,NULL,NULL,NULL);
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
INSERT INTO "outbox" VALUES(1,'summary','relationship/2026-W47','slack',3,1795420800000000,'due',1,NULL,NULL,0,0,'null','',1794996000193190);
INSERT INTO "outbox" VALUES(2,'question','1','slack',3,1794996000640592,'uncertain',1,NULL,1794996000753361,1,0,'null','no answer: ServerDisconnectedError',1794996000640592);
INSERT INTO "outbox" VALUES(3,'question','2','telegram',3,1794996000640592,'uncertain',1,NULL,1794996000769780,1,0,'null','NetworkError: ServerDisconnectedError',1794996000640592);
INSERT INTO "outbox" VALUES(4,'expiry','1','slack',3,1796205600640592,'due',1,NULL,NULL,0,0,'null','',1794996000816271);
INSERT INTO "outbox" VALUES(5,'expiry','2','telegram',3,1796205600640592,'due',1,NULL,NULL,0,0,'null','',1794996000874600);
INSERT INTO "outbox" VALUES(6,'question','3','slack',3,1794996001291303,'sent',1,NULL,1794996001409514,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(7,'question','4','telegram',3,1794996001291303,'sent',1,NULL,1794996001446254,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(8,'question','5','slack',3,1794996001291303,'sent',1,NULL,1794996001409551,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(9,'question','6','telegram',3,1794996001291303,'sent',1,NULL,1794996001446352,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(10,'question','7','slack',3,1794996001291303,'sent',1,NULL,1794996001409561,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(11,'question','8','telegram',3,1794996001291303,'sent',1,NULL,1794996001446382,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(12,'question','9','slack',3,1794996001291303,'sent',1,NULL,1794996001409573,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(13,'question','10','telegram',3,1794996001291303,'sent',1,NULL,1794996001446404,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(14,'question','11','slack',3,1794996001291303,'sent',1,NULL,1794996001409582,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(15,'question','12','telegram',3,1794996001291303,'sent',1,NULL,1794996001446413,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(16,'question','13','slack',3,1794996001291303,'sent',1,NULL,1794996001409593,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(17,'question','14','telegram',3,1794996001291303,'sent',1,NULL,1794996001446434,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(18,'question','15','slack',3,1794996001291303,'sent',1,NULL,1794996001409601,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(19,'question','16','telegram',3,1794996001291303,'sent',1,NULL,1794996001446444,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(20,'question','17','slack',3,1794996001291303,'sent',1,NULL,1794996001409608,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(21,'question','18','telegram',3,1794996001291303,'sent',1,NULL,1794996001446464,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(22,'question','19','slack',3,1794996001291303,'sent',1,NULL,1794996001409615,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(23,'question','20','telegram',3,1794996001291303,'sent',1,NULL,1794996001446492,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(24,'question','21','slack',3,1794996001291303,'sent',1,NULL,1794996001409627,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(25,'question','22','telegram',3,1794996001291303,'sent',1,NULL,1794996001446500,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(26,'question','23','slack',3,1794996001291303,'sent',1,NULL,1794996001409634,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(27,'question','24','telegram',3,1794996001291303,'sent',1,NULL,1794996001446520,1,0,NULL,'',1794996001291303);
INSERT INTO "outbox" VALUES(28,'reminder','3','slack',3,1795341601483438,'due',1,NULL,NULL,0,0,'null','',1794996001483438);
INSERT INTO "outbox" VALUES(29,'expiry','3','slack',3,1796205601291303,'due',1,NULL,NULL,0,0,'null','',1794996001483438);
INSERT INTO "outbox" VALUES(30,'reminder','5','slack',3,1795341601528448,'dropped',1,NULL,NULL,0,0,'null','answered',1794996001528448);
INSERT INTO "outbox" VALUES(31,'expiry','5','slack',3,1796205601291303,'dropped',1,NULL,NULL,0,0,'null','answered',1794996001528448);
INSERT INTO "outbox" VALUES(32,'reminder','7','slack',3,1795341601528628,'dropped',1,NULL,NULL,0,0,'null','answered',1794996001528628);
INSERT INTO "outbox" VALUES(33,'expiry','7','slack',3,1796205601291303,'dropped',1,NULL,NULL,0,0,'null','answered',1794996001528628);
INSERT INTO "outbox" VALUES(34,'reminder','9','slack',3,1795341601528767,'dropped',1,NULL,NULL,0,0,'null','answered',1794996001528767);
INSERT INTO "outbox" VALUES(35,'expiry','9','slack',3,1796205601291303,'dropped',1,NULL,NULL,0,0,'null','answered',1794996001528767);
INSERT INTO "outbox" VALUES(36,'reminder','11','slack',3,1795341601528893,'dropped',1,NULL,NULL,0,0,'null','answered',1794996001528893);
INSERT INTO "outbox" VALUES(37,'expiry','11','slack',3,1796205601291303,'dropped',1,NULL,NULL,0,0,'null','answered',1794996001528893);
INSERT INTO "outbox" VALUES(38,'reminder','13','slack',3,1795341601529083,'dropped',1,NULL,NULL,0,0,'null','answered',1794996001529083);
INSERT INTO "outbox" VALUES(39,'expiry','13','slack',3,1796205601291303,'dropped',1,NULL,NULL,0,0,'null','answered',1794996001529083);
INSERT INTO "outbox" VALUES(40,'reminder','15','slack',3,1795341601529202,'dropped',1,NULL,NULL,0,0,'null','declined',1794996001529202);
INSERT INTO "outbox" VALUES(41,'expiry','15','slack',3,1796205601291303,'dropped',1,NULL,NULL,0,0,'null','declined',1794996001529202);
INSERT INTO "outbox" VALUES(42,'reminder','17','slack',3,1795341601529317,'dropped',1,NULL,NULL,0,0,'null','declined',1794996001529317);
INSERT INTO "outbox" VALUES(43,'expiry','17','slack',3,1796205601291303,'dropped',1,NULL,NULL,0,0,'null','declined',1794996001529317);
INSERT INTO "outbox" VALUES(44,'reminder','19','slack',3,1795341601530636,'dropped',1,NULL,NULL,0,0,'null','answered',1794996001530636);
INSERT INTO "outbox" VALUES(45,'expiry','19','slack',3,1796205601291303,'dropped',1,NULL,NULL,0,0,'null','answered',1794996001530636);
INSERT INTO "outbox" VALUES(46,'reminder','21','slack',3,1795341601531301,'due',1,NULL,NULL,0,0,'null','',1794996001531301);
INSERT INTO "outbox" VALUES(47,'expiry','21','slack',3,1796205601291303,'due',1,NULL,NULL,0,0,'null','',1794996001531301);
INSERT INTO "outbox" VALUES(48,'reminder','23','slack',3,1795341601531475,'due',1,NULL,NULL,0,0,'null','',1794996001531475);
INSERT INTO "outbox" VALUES(49,'expiry','23','slack',3,1796205601291303,'due',1,NULL,NULL,0,0,'null','',1794996001531475);
INSERT INTO "outbox" VALUES(50,'reminder','4','telegram',3,1795341602094332,'due',1,NULL,NULL,0,0,'null','',1794996002094332);
INSERT INTO "outbox" VALUES(51,'expiry','4','telegram',3,1796205601291303,'due',1,NULL,NULL,0,0,'null','',1794996002094332);
INSERT INTO "outbox" VALUES(52,'reminder','6','telegram',3,1795341602095234,'dropped',1,NULL,NULL,0,0,'null','answered',1794996002095234);
INSERT INTO "outbox" VALUES(53,'expiry','6','telegram',3,1796205601291303,'dropped',1,NULL,NULL,0,0,'null','answered',1794996002095234);
INSERT INTO "outbox" VALUES(54,'reminder','8','telegram',3,1795341602095935,'dropped',1,NULL,NULL,0,0,'null','answered',1794996002095935);
INSERT INTO "outbox" VALUES(55,'expiry','8','telegram',3,1796205601291303,'dropped',1,NULL,NULL,0,0,'null','answered',1794996002095935);
INSERT INTO "outbox" VALUES(56,'reminder','10','telegram',3,1795341602096555,'dropped',1,NULL,NULL,0,0,'null','answered',1794996002096555);
INSERT INTO "outbox" VALUES(57,'expiry','10','telegram',3,1796205601291303,'dropped',1,NULL,NULL,0,0,'null','answered',1794996002096555);
INSERT INTO "outbox" VALUES(58,'reminder','12','telegram',3,1795341602110094,'dropped',1,NULL,NULL,0,0,'null','answered',1794996002110094);
INSERT INTO "outbox" VALUES(59,'expiry','12','telegram',3,1796205601291303,'dropped',1,NULL,NULL,0,0,'null','answered',1794996002110094);
INSERT INTO "outbox" VALUES(60,'reminder','18','telegram',3,1795341602111303,'dropped',1,NULL,NULL,0,0,'null','declined',1794996002111303);
INSERT INTO "outbox" VALUES(61,'expiry','18','telegram',3,1796205601291303,'dropped',1,NULL,NULL,0,0,'null','declined',1794996002111303);
INSERT INTO "outbox" VALUES(62,'reminder','16','telegram',3,1795341602111994,'dropped',1,NULL,NULL,0,0,'null','declined',1794996002111994);
INSERT INTO "outbox" VALUES(63,'expiry','16','telegram',3,1796205601291303,'dropped',1,NULL,NULL,0,0,'null','declined',1794996002111994);
INSERT INTO "outbox" VALUES(64,'reminder','20','telegram',3,1795341602117870,'dropped',1,NULL,NULL,0,0,'null','answered',1794996002117870);
INSERT INTO "outbox" VALUES(65,'expiry','20','telegram',3,1796205601291303,'dropped',1,NULL,NULL,0,0,'null','answered',1794996002117870);
INSERT INTO "outbox" VALUES(66,'reminder','14','telegram',3,1795341602118634,'dropped',1,NULL,NULL,0,0,'null','answered',1794996002118634);
INSERT INTO "outbox" VALUES(67,'expiry','14','telegram',3,1796205601291303,'dropped',1,NULL,NULL,0,0,'null','answered',1794996002118634);
INSERT INTO "outbox" VALUES(68,'reminder','22','telegram',3,1795341602123070,'due',1,NULL,NULL,0,0,'null','',1794996002123070);
INSERT INTO "outbox" VALUES(69,'expiry','22','telegram',3,1796205601291303,'due',1,NULL,NULL,0,0,'null','',1794996002123070);
INSERT INTO "outbox" VALUES(70,'reminder','24','telegram',3,1795341602123652,'due',1,NULL,NULL,0,0,'null','',1794996002123652);
INSERT INTO "outbox" VALUES(71,'expiry','24','telegram',3,1796205601291303,'due',1,NULL,NULL,0,0,'null','',1794996002123652);
INSERT INTO "outbox" VALUES(72,'card','5','slack',0,1794996002190046,'sent',1,NULL,1794996002208039,1,0,NULL,'',1794996002190046);
INSERT INTO "outbox" VALUES(73,'alert','1','slack',2,1794996002190046,'sent',1,NULL,1794996002208057,1,0,NULL,'',1794996002190046);
INSERT INTO "outbox" VALUES(74,'card','6','telegram',0,1794996002249381,'sent',1,NULL,1794996002273385,1,0,NULL,'',1794996002249381);
INSERT INTO "outbox" VALUES(75,'alert','2','slack',2,1794996002249381,'sent',1,NULL,1794996003270412,1,0,NULL,'',1794996002249381);
INSERT INTO "outbox" VALUES(76,'card','7','slack',0,1794996002585690,'sent',2,NULL,1794996002610511,1,0,NULL,'',1794996002309352);
INSERT INTO "outbox" VALUES(77,'alert','3','slack',2,1794996002309352,'sent',1,NULL,1794996004347804,1,0,NULL,'',1794996002309352);
INSERT INTO "outbox" VALUES(78,'card','8','telegram',0,1794996002649193,'sent',2,NULL,1794996002686463,1,0,NULL,'',1794996002345557);
INSERT INTO "outbox" VALUES(79,'alert','4','slack',2,1794996002345557,'sent',1,NULL,1794996005388285,1,0,NULL,'',1794996002345557);
INSERT INTO "outbox" VALUES(80,'card','9','slack',0,1794996002377534,'sent',1,NULL,1794996002389854,1,0,NULL,'',1794996002377534);
INSERT INTO "outbox" VALUES(81,'card','10','telegram',0,1794996002407317,'sent',1,NULL,1794996002423626,1,0,NULL,'',1794996002407317);
INSERT INTO "outbox" VALUES(82,'card','11','slack',0,1794996002721018,'sent',2,NULL,1794996002751324,1,0,NULL,'',1794996002445856);
INSERT INTO "outbox" VALUES(83,'card','12','telegram',0,1794996002795029,'sent',2,NULL,1794996002805380,1,0,NULL,'',1794996002483621);
INSERT INTO "outbox" VALUES(84,'card','13','slack',0,1794996002981134,'sent',3,NULL,1794996003018252,1,0,NULL,'',1794996002519054);
INSERT INTO "outbox" VALUES(85,'card','14','telegram',0,1794996003063876,'sent',3,NULL,1794996003114305,1,0,NULL,'',1794996002536261);
INSERT INTO "outbox" VALUES(86,'note','slack/13/note.comment','slack',1,1794996002721018,'sent',1,NULL,1794996003139624,1,0,NULL,'',1794996002721018);
INSERT INTO "outbox" VALUES(87,'note','telegram/14/note.comment','telegram',1,1794996002795029,'sent',1,NULL,1794996003160990,1,0,NULL,'',1794996002795029);
INSERT INTO "outbox" VALUES(88,'note','slack/15/note.comment','slack',1,1794996002828747,'sent',1,NULL,1794996003139654,1,0,NULL,'',1794996002828747);
INSERT INTO "outbox" VALUES(89,'note','telegram/16/note.comment','telegram',1,1794996002894406,'sent',1,NULL,1794996003163857,1,0,NULL,'',1794996002894406);
INSERT INTO "outbox" VALUES(90,'question back','15','slack',3,1795255203161272,'due',1,NULL,NULL,0,0,'null','',1794996003161272);
INSERT INTO "outbox" VALUES(91,'card','15','slack',0,1794996003161272,'sent',1,NULL,1794996003186399,1,0,NULL,'',1794996003161272);
INSERT INTO "outbox" VALUES(92,'question back','16','telegram',3,1795255203222894,'due',1,NULL,NULL,0,0,'null','',1794996003222894);
INSERT INTO "outbox" VALUES(93,'card','16','telegram',0,1794996003222894,'sent',1,NULL,1794996003270384,1,0,NULL,'',1794996003222894);
INSERT INTO "outbox" VALUES(94,'card','17','slack',0,1794996003358837,'sent',1,NULL,1794996003398096,1,0,NULL,'',1794996003358837);
INSERT INTO "outbox" VALUES(95,'note','slack/22/note.resume','slack',1,1794996003432797,'sent',1,NULL,1794996003461037,1,0,NULL,'',1794996003432797);
INSERT INTO "outbox" VALUES(96,'card','18','telegram',0,1794996003500866,'sent',1,NULL,1794996003538912,1,0,NULL,'',1794996003500866);
INSERT INTO "outbox" VALUES(97,'note','telegram/24/note.resume','telegram',1,1794996003586182,'sent',1,NULL,1794996003599793,1,0,NULL,'',1794996003586182);
INSERT INTO "outbox" VALUES(98,'note','slack/25/note.feedback','slack',1,1794996003638546,'sent',1,NULL,1794996003657802,1,0,NULL,'',1794996003638546);
INSERT INTO "outbox" VALUES(99,'note','slack/26/note.language','slack',1,1794996003684050,'sent',1,NULL,1794996004706269,1,0,NULL,'',1794996003684050);
INSERT INTO "outbox" VALUES(100,'note','telegram/27/note.feedback','telegram',1,1794996004727575,'sent',1,NULL,1794996004744327,1,0,NULL,'',1794996004727575);
INSERT INTO "outbox" VALUES(101,'note','telegram/28/note.language','telegram',1,1794996004766490,'sent',1,NULL,1794996005776955,1,0,NULL,'',1794996004766490);
INSERT INTO "outbox" VALUES(102,'card','19','slack',0,1794996008701790,'sending',1,'claim of 102',1794996065968533,2,1,'null','no answer: ServerDisconnectedError',1794996005849207);
INSERT INTO "outbox" VALUES(103,'card','20','telegram',0,1794996007177818,'sending',1,'claim of 103',1794996065968533,2,1,'null','NetworkError: ServerDisconnectedError',1794996005899429);
INSERT INTO "outbox" VALUES(104,'campaign','recorded-campaign','slack',3,1794996066025626,'due',2,NULL,1794996066025626,0,0,'null','',1794996066025626);
INSERT INTO "outbox" VALUES(105,'question','25','slack',3,1794996066025626,'due',1,NULL,NULL,0,0,'null','',1794996066025626);
INSERT INTO "outbox" VALUES(106,'question','26','telegram',3,1794996066025626,'due',1,NULL,NULL,0,0,'null','',1794996066025626);
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
INSERT INTO "people" VALUES(1,'Vera','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000193074);
INSERT INTO "people" VALUES(2,'Viktor','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000229791);
INSERT INTO "people" VALUES(3,'Quinn','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000245616);
INSERT INTO "people" VALUES(4,'Qiang','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000256305);
INSERT INTO "people" VALUES(5,'Wanda','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000485871);
INSERT INTO "people" VALUES(6,'Wim','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000532234);
INSERT INTO "people" VALUES(7,'Doris','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000600844);
INSERT INTO "people" VALUES(8,'Denis','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000626539);
INSERT INTO "people" VALUES(9,'Olga','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000907512);
INSERT INTO "people" VALUES(10,'Omar','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000913853);
INSERT INTO "people" VALUES(11,'Dora','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000943311);
INSERT INTO "people" VALUES(12,'Diego','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000957201);
INSERT INTO "people" VALUES(13,'Una','customer',NULL,NULL,'','','{}',NULL,NULL,1794996000987584);
INSERT INTO "people" VALUES(14,'Umit','customer',NULL,NULL,'','','{}',NULL,NULL,1794996001012820);
INSERT INTO "people" VALUES(15,'Paula','customer',NULL,NULL,'','','{}',NULL,NULL,1794996001034586);
INSERT INTO "people" VALUES(16,'Pavel','customer',NULL,NULL,'','','{}',NULL,NULL,1794996001070487);
INSERT INTO "people" VALUES(17,'Quirin','customer',NULL,NULL,'','','{}',NULL,NULL,1794996001095608);
INSERT INTO "people" VALUES(18,'Qadir','customer',NULL,NULL,'','','{}',NULL,NULL,1794996001107920);
INSERT INTO "people" VALUES(19,'Agnes','customer',NULL,NULL,'','','{}',NULL,NULL,1794996001132432);
INSERT INTO "people" VALUES(20,'Anton','customer',NULL,NULL,'','','{}',NULL,NULL,1794996001153669);
INSERT INTO "people" VALUES(21,'Nora','customer',NULL,NULL,'','','{}',NULL,NULL,1794996001162044);
INSERT INTO "people" VALUES(22,'Nils','customer',NULL,NULL,'','','{}',NULL,NULL,1794996001166804);
INSERT INTO "people" VALUES(23,'Nadia','customer',NULL,NULL,'','','{}',NULL,1794996003358837,1794996001175313);
INSERT INTO "people" VALUES(24,'Noah','customer',NULL,NULL,'','','{}',NULL,1794996003500866,1794996001186224);
INSERT INTO "people" VALUES(25,'Edda','customer',NULL,NULL,'','','{}',NULL,NULL,1794996001189882);
INSERT INTO "people" VALUES(26,'Emil','customer',NULL,NULL,'','','{}',NULL,NULL,1794996001197631);
INSERT INTO "people" VALUES(27,'Tara','customer',NULL,NULL,'','','{}',NULL,NULL,1794996001218101);
INSERT INTO "people" VALUES(28,'Theo','customer',NULL,NULL,'','','{}',NULL,NULL,1794996001262644);
INSERT INTO "people" VALUES(29,'Petra','customer',NULL,NULL,'','','{}',NULL,NULL,1794996001275850);
INSERT INTO "people" VALUES(30,'Piet','customer',NULL,NULL,'','','{}',NULL,NULL,1794996001285327);
CREATE TABLE score_changes (
	id INTEGER NOT NULL, 
	invitation_id INTEGER NOT NULL, 
	score INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_score_changes PRIMARY KEY (id), 
	CONSTRAINT fk_score_changes_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitations (id)
);
INSERT INTO "score_changes" VALUES(1,5,3,1794996002190046);
INSERT INTO "score_changes" VALUES(2,6,3,1794996002249381);
INSERT INTO "score_changes" VALUES(3,7,2,1794996002309352);
INSERT INTO "score_changes" VALUES(4,8,2,1794996002345557);
INSERT INTO "score_changes" VALUES(5,9,9,1794996002377534);
INSERT INTO "score_changes" VALUES(6,10,9,1794996002407317);
INSERT INTO "score_changes" VALUES(7,11,10,1794996002445856);
INSERT INTO "score_changes" VALUES(8,12,10,1794996002483621);
INSERT INTO "score_changes" VALUES(9,13,10,1794996002519054);
INSERT INTO "score_changes" VALUES(10,14,10,1794996002536261);
INSERT INTO "score_changes" VALUES(11,19,8,1794996005849207);
INSERT INTO "score_changes" VALUES(12,20,8,1794996005899429);
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
