"""The starter themes' words in English. Plurals and forms of verbs follow by themselves."""

ENGLISH = {
    "speed": "slow, slowly, slower, slowest, slowness, slow down, sluggish, lag, laggy, latency,"
    " fast, faster, fastest, speed, speedy, performance, performant, loading time, load time,"
    " page load, to load, forever to, ages to, takes forever, takes ages, takes too long,"
    " takes so long",
    "reliability": "crash, bug, buggy, error, outage, downtime, goes down, went down, is down,"
    " was down, unstable, stable, stability, reliable, reliability, reliably, unreliable, freeze,"
    " froze, frozen, hangs, hung, glitch, glitchy, broken, breaks, doesn't work, does not work,"
    " don't work, didn't work, not working, stopped working, lost data, data loss, lost my data,"
    " fails, failed, failing, failure, timeout, timed out, times out, disconnects, disconnected",
    "price": "price, pricing, pricey, cost, costly, expensive, cheap, cheaper, overpriced, afford,"
    " affordable, discount, value for money, worth the money, too much money, price tag",
    "billing": "billing, bill, invoice, charge, overcharge, refund, receipt, payment, credit card,"
    " subscription, renewal, auto renew, VAT",
    "billing, except": "in charge, took charge",
    "support": "support, customer service, customer care, helpdesk, help desk, agent, reply,"
    " replies, respond, no response, response from, nobody answers, no one answers, answered my,"
    " answer my, answers my, ticket, on hold, call back, helpful staff, friendly staff, polite,"
    " rude",
    "support, except": "supports, supported, supporting, supportive",
    "usability": "easy, easier, easily, ease of use, intuitive, confusing, confused, complicated,"
    " complex, difficult, hard to use, hard to find, hard to understand, interface, UI, UX,"
    " usability, user friendly, clunky, navigation, navigate, layout, menu, too many clicks,"
    " cumbersome, simple, simpler, learning curve",
    "features": "feature, functionality, missing, lacks, lack, lacking, dark mode,"
    " doesn't support, does not support, don't support, not support, not supported,"
    " would love to see, would be nice to, would be great to, please add, wish it had,"
    " wish there was, wishlist",
    "features, except": "miss, missed, misses",
    "documentation": "documentation, docs, user manual, user guide, guide, tutorial, help article,"
    " help page, help center, help centre, knowledge base, FAQ, instructions, release notes,"
    " API reference",
    "exports": "export, import, CSV, Excel, spreadsheet, Google Sheets, PDF, download, API,"
    " webhook, integration, integrate, integrates with, sync, synchronise, synchronize,"
    " synchronisation, synchronization, Zapier",
    "mobile": "mobile, mobile app, phone app, on my phone, from my phone, on the phone app,"
    " smartphone, iPhone, iPad, iOS, Android, tablet",
    "mobile, except": "phone number, phone call",
}
