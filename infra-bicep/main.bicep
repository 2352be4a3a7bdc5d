targetScope = 'subscription'

metadata name = 'Amplifier playground'
metadata description = 'Everything the playground needs in Azure: two function apps, the page, and what stands behind them.'

@minLength(1)
@maxLength(40)
@description('Required. Name of the environment; names of resources are made from it.')
param environmentName string

@description('Required. Region of all resources that have one.')
param location string

@allowed(['dev', 'prod'])
@description('Optional. How large and how redundant everything is.')
param size string = 'dev'

@description('Optional. Reach storage, Key Vault and PostgreSQL through private endpoints only.')
param isolateNetwork bool = false

@description('Optional. Run shell commands with real programs, in dynamic sessions of Azure Container Apps.')
param realPrograms bool = false

@minLength(1)
@description('Required. Client id of the GitHub OAuth application.')
param githubClientId string

@secure()
@minLength(1)
@description('Required. Client secret of the GitHub OAuth application.')
param githubClientSecret string

@secure()
@description('Optional. Key for Anthropic; without a key of any provider the offline one answers.')
param anthropicKey string = ''

@secure()
@description('Optional. Key for OpenAI.')
param openAiKey string = ''

@minLength(3)
@description('Required. Where alerts and budget warnings go.')
param alertEmail string

@minValue(1)
@description('Optional. Monthly budget of the resource group, in the currency of the subscription.')
param monthlyBudget int = 500

@description('Optional. First day of the budget; leave it alone.')
param budgetStart string = utcNow('yyyy-MM-01')

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var sizes = {
  dev: {
    databaseSku: 'Standard_B1ms'
    databaseTier: 'Burstable'
    databaseHighAvailability: 'Disabled'
    databasePoolSize: 5
    taskHub: { name: 'Consumption' }
    warmHosts: { least: 1, most: 2 }
    functionsAlwaysReady: 0
    functionsMost: 40
    relayUnits: 1
    logDays: 30
  }
  prod: {
    databaseSku: 'Standard_D2ds_v5'
    databaseTier: 'GeneralPurpose'
    databaseHighAvailability: 'ZoneRedundant'
    databasePoolSize: 10
    taskHub: { name: 'Dedicated', capacity: 1 }
    warmHosts: { least: 2, most: 10 }
    functionsAlwaysReady: 1
    functionsMost: 100
    relayUnits: 1
    logDays: 90
  }
}
var chosen = sizes[size]
var functionsName = 'func-${token}'

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module monitoring 'core/monitoring.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token, days: chosen.logDays }
}

module functionsIdentity 'br/public:avm/res/managed-identity/user-assigned-identity:0.6.0' = {
  scope: group
  params: { name: 'id-functions-${token}', location: location, tags: tags }
}

module hostIdentity 'br/public:avm/res/managed-identity/user-assigned-identity:0.6.0' = {
  scope: group
  params: { name: 'id-host-${token}', location: location, tags: tags }
}

module network 'core/network.bicep' = if (isolateNetwork) {
  scope: group
  params: { location: location, tags: tags, token: token }
}

module vault 'core/vault.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    workspaceResourceId: monitoring.outputs.workspaceResourceId
    endpointsSubnetId: network.?outputs.endpointsSubnetId
    zoneId: network.?outputs.vaultZoneId
  }
}

module secrets 'core/secrets.bicep' = {
  scope: group
  params: {
    vaultName: vault.outputs.name
    githubClientSecret: githubClientSecret
    functionsPrincipalId: functionsIdentity.outputs.principalId
  }
}

module providerKeys 'core/provider-keys.bicep' = {
  scope: group
  params: {
    vaultName: vault.outputs.name
    anthropicKey: anthropicKey
    openAiKey: openAiKey
    hostPrincipalId: hostIdentity.outputs.principalId
  }
}

module storage 'core/storage.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    vaultName: vault.outputs.name
    functionsPrincipalId: functionsIdentity.outputs.principalId
    hostPrincipalId: hostIdentity.outputs.principalId
    endpointsSubnetId: network.?outputs.endpointsSubnetId
    zoneIds: network.?outputs.storageZoneIds ?? {}
  }
}

resource vaultOfSecrets 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  scope: group
  name: 'kv-${token}'
}

module database 'core/database.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    password: vaultOfSecrets.getSecret('database-password')
    skuName: chosen.databaseSku
    tier: chosen.databaseTier
    highAvailability: chosen.databaseHighAvailability
    workspaceResourceId: monitoring.outputs.workspaceResourceId
    endpointsSubnetId: network.?outputs.endpointsSubnetId
    zoneId: network.?outputs.databaseZoneId
  }
  dependsOn: [secrets]
}

module relay 'core/relay.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    units: chosen.relayUnits
    vaultName: vault.outputs.name
    readers: [functionsIdentity.outputs.principalId, hostIdentity.outputs.principalId]
  }
}

module taskHub 'core/task-hub.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    sku: chosen.taskHub
    members: [functionsIdentity.outputs.principalId, hostIdentity.outputs.principalId]
  }
}

module sessionPool 'core/session-pool.bicep' = if (realPrograms) {
  scope: group
  params: { location: location, tags: tags, token: token, executors: [hostIdentity.outputs.principalId] }
}

module page 'app/page.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token }
}

module frontDoor 'core/front-door.bicep' = {
  scope: group
  params: {
    tags: tags
    token: token
    pageHost: page.outputs.host
    apiHost: '${functionsName}.azurewebsites.net'
  }
}

module functions 'app/functions.bicep' = {
  scope: group
  params: {
    name: functionsName
    location: location
    tags: tags
    alwaysReady: chosen.functionsAlwaysReady
    mostInstances: chosen.functionsMost
    identityResourceId: functionsIdentity.outputs.resourceId
    identityClientId: functionsIdentity.outputs.clientId
    storageName: storage.outputs.name
    packagesUrl: storage.outputs.packagesUrl
    insightsConnectionString: monitoring.outputs.insightsConnectionString
    vaultUri: vault.outputs.uri
    taskHubEndpoint: taskHub.outputs.endpoint
    taskHubName: taskHub.outputs.hubName
    databaseUrl: database.outputs.url
    databaseUser: database.outputs.user
    databasePoolSize: chosen.databasePoolSize
    publicUrl: frontDoor.outputs.url
    githubClientId: githubClientId
    subnetId: network.?outputs.functionsSubnetId
  }
  dependsOn: [secrets, relay]
}

module warmPoolHost 'app/warm-pool-host.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    leastInstances: chosen.warmHosts.least
    mostInstances: chosen.warmHosts.most
    identityResourceId: hostIdentity.outputs.resourceId
    identityClientId: hostIdentity.outputs.clientId
    storageName: storage.outputs.name
    insightsConnectionString: monitoring.outputs.insightsConnectionString
    vaultUri: vault.outputs.uri
    taskHubEndpoint: taskHub.outputs.endpoint
    taskHubName: taskHub.outputs.hubName
    sessionsEndpoint: sessionPool.?outputs.endpoint
    anthropic: !empty(anthropicKey)
    openAi: !empty(openAiKey)
    subnetId: network.?outputs.hostSubnetId
  }
  dependsOn: [relay, providerKeys]
}

module alerts 'core/alerts.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    email: alertEmail
    workspaceResourceId: monitoring.outputs.workspaceResourceId
    databaseResourceId: database.outputs.resourceId
    relayResourceId: relay.outputs.resourceId
    warmPlanResourceId: warmPoolHost.outputs.planResourceId
    monthlyBudget: monthlyBudget
    budgetStart: budgetStart
  }
}

module workbook 'core/workbook.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    workspaceResourceId: monitoring.outputs.workspaceResourceId
    relayResourceId: relay.outputs.resourceId
    warmPlanResourceId: warmPoolHost.outputs.planResourceId
  }
}

@description('Resource group of everything.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Where people find the playground; the GitHub application needs it for its callback.')
output PLAYGROUND_URL string = frontDoor.outputs.url

@description('What to enter as callback address at the GitHub application.')
output PLAYGROUND_GITHUB_CALLBACK_URL string = '${frontDoor.outputs.url}/auth/callback/'
